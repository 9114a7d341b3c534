// Owns which hook is asked before attempts now, read at most once in POLICY_CACHE_SECONDS by each process.
import "server-only";
import { database } from "@/lib/platform/db";
import { POLICY_CACHE_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import { type OpenTarget, openTarget, TARGET_COLUMNS } from "@/lib/webhooks/sealed-webhook";

/** Id of its row. */
export const ATTEMPT_HOOK_ID = "attempts";

export interface AttemptHook {
  /** Null where it cannot be opened: then it counts as silent. */
  target: OpenTarget | null;
  /** Whether a sign-in goes on where it says nothing. */
  failsOpen: boolean;
  /** Another one after each change, and of each hook that was ever added. */
  version: string;
}

/** One for both bundles, or what one of them saves would reach the other seconds late. */
interface Cache {
  held: { hook: AttemptHook | null; readAtMs: number } | null;
  /** Counts changes of this process, so that a slow read from before does not outlast one. */
  changes: number;
}

const cache = () => shared<Cache>("attempt-hook", () => ({ held: null, changes: 0 }));

/** The hook that is asked, or null. */
export async function currentAttemptHook(now: Date): Promise<AttemptHook | null> {
  const cached = cache();
  const readAtMs = performance.now();
  if (cached.held && readAtMs - cached.held.readAtMs < POLICY_CACHE_SECONDS * 1000) return cached.held.hook;
  const { changes } = cached;
  const hook = await readHook(now);
  if (cached.changes === changes) cached.held = { hook, readAtMs };
  return hook;
}

/** Makes the next attempt of this process read the row. Call it when a change is committed. */
export function forgetAttemptHook(): void {
  const cached = cache();
  cached.changes += 1;
  cached.held = null;
}

async function readHook(now: Date): Promise<AttemptHook | null> {
  const row = await database().webhook.findFirst({
    where: { id: ATTEMPT_HOOK_ID, disabledAt: null },
    select: { ...TARGET_COLUMNS, failsOpen: true, createdAt: true, revision: true },
  });
  if (!row) return null;
  const target = await openTarget(row, now).catch((error: unknown) => {
    logger().error({ err: error }, "the attempt hook cannot be opened");
    return null;
  });
  // The row's id is always the same, and the revision of one that is added anew begins at 1 again.
  const version = `${row.createdAt.toISOString()} ${row.revision}`;
  return { target, failsOpen: row.failsOpen, version };
}
