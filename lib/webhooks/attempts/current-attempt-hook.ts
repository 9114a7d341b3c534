// Owns which hook is asked before attempts now. Each process reads it at most once in POLICY_CACHE_SECONDS.
import "server-only";
import { POLICY_CACHE_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import { findAttemptHook } from "@/lib/webhooks/attempts/attempt-hook-store";
import { type OpenTarget, openTarget } from "@/lib/webhooks/sealed-webhook";

export interface AttemptHook {
  /** Null where it cannot be opened: then it counts as silent. */
  target: OpenTarget | null;
  /** Whether a sign-in goes on where it says nothing. */
  failsOpen: boolean;
  /** Differs after each change, and for each hook that was ever added. */
  version: string;
}

/** One for both of the process's bundles, or what one saves would reach the other seconds late. */
interface Cache {
  held: { hook: AttemptHook | null; readAtMs: number } | null;
  /** Counts the changes made by this process, so that a slow read that began before one is not kept after it. */
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
  const row = await findAttemptHook();
  if (!row) return null;
  const target = await openTarget(row, now).catch((error: unknown) => {
    logger().error({ err: error }, "the attempt hook cannot be opened");
    return null;
  });
  // The row's id is always the same, and after it was removed and added again its revision begins at 1 once more.
  const version = `${row.createdAt.toISOString()} ${row.revision}`;
  return { target, failsOpen: row.failsOpen, version };
}
