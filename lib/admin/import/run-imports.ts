// Owns carrying imports on, batch after batch, while others get their turn at the database.
import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { findRunning, importBatch } from "@/lib/admin/import/import-batch";
import { importBell } from "@/lib/admin/import/import-bell";
import { runSecretImports } from "@/lib/admin/secrets-import/run-secret-imports";
import { clock } from "@/lib/platform/clock";
import { IMPORT_LOOK_SECONDS } from "@/lib/platform/durations";
import { onShutdown } from "@/lib/platform/edge/shutdown";
import { logger } from "@/lib/platform/logger";
import { runOutsideRequests } from "@/lib/platform/request-context";

/** Longest rest after a batch: it is as long as the batch was, so that sign-ins find the database free half the time. */
const LONGEST_REST_MS = 250;
/** Right after the transaction that starts an import has ended. */
const RING_MS = 20;

interface Run {
  now: () => Date;
  isOver?: () => boolean;
  /** This import alone; else all that there are. */
  id?: string;
  /** Called after each batch. */
  onBatch?: () => Promise<void>;
}

/** Carries imports on until none runs any more, or begins no further batch once `isOver`. */
export async function runImports({ now, isOver = () => false, id, onBatch }: Run): Promise<void> {
  for (let job = await findRunning(id); job && !isOver(); job = await findRunning(id)) {
    const beganMs = performance.now();
    await importBatch(job, now());
    await onBatch?.();
    await wait(Math.min(performance.now() - beganMs, LONGEST_REST_MS));
  }
}

/** Starts looking for imports: at once, when one is started, and now and then for those of other processes. */
export function startImportRunner(): void {
  let running = Promise.resolve();
  let isOver = false;
  const look = () => {
    running = running
      .then(() => runImports({ now: () => clock.now(), isOver: () => isOver }))
      .then(() => runSecretImports({ now: () => clock.now(), isOver: () => isOver }))
      .catch((error: unknown) => logger().error({ err: error }, "import failed"));
  };
  importBell().ring = () => {
    runOutsideRequests(() => setTimeout(look, RING_MS).unref());
  };
  look();
  const timer = setInterval(look, IMPORT_LOOK_SECONDS * 1000);
  timer.unref();
  onShutdown("imports", () => {
    isOver = true;
    clearInterval(timer);
    return running;
  });
}
