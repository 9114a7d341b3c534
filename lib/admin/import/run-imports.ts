// Owns carrying imports on, batch after batch, while others get their turn at the database.
import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { importBatch } from "@/lib/admin/import/import-batch";
import { findRunningImport } from "@/lib/admin/import/import-run-store";
import { runSecretImports } from "@/lib/admin/secrets-import/run-secret-imports";
import { bellOf } from "@/lib/platform/bell";
import { startDueLoop } from "@/lib/platform/due-loop";
import { IMPORT_LOOK_SECONDS } from "@/lib/platform/durations";

/** The longest rest after a batch. A rest is as long as the batch was, so the database is free half the time. */
const LONGEST_REST_MS = 250;

interface Run {
  now: () => Date;
  isOver?: () => boolean;
  /** This import alone; else all that there are. */
  id?: string;
  /** Called after each batch. */
  onBatch?: () => Promise<void>;
}

/** Carries imports on until none runs any more; begins no further batch once `isOver()`. */
export async function runImports({ now, isOver = () => false, id, onBatch }: Run): Promise<void> {
  const next = () => findRunningImport(id);
  for (let running = await next(); running && !isOver(); running = await next()) {
    const beganMs = performance.now();
    await importBatch(running, now());
    await onBatch?.();
    await wait(Math.min(performance.now() - beganMs, LONGEST_REST_MS));
  }
}

/** Starts carrying imports on in the background, with those that other processes started or left behind. */
export function startImportRunner(): void {
  startDueLoop({
    name: "imports",
    bell: bellOf("imports"),
    lookSeconds: IMPORT_LOOK_SECONDS,
    async workOff(now, isOver) {
      await runImports({ now, isOver });
      await runSecretImports({ now, isOver });
    },
    nextDue: async () => null,
  });
}
