// Owns which policy is in force now, read at most once in POLICY_CACHE_SECONDS by each process.
import "server-only";
import { type Policy, startPolicy, strictPolicy } from "@/lib/accounts/policy/policy";
import { readPolicy } from "@/lib/accounts/policy/policy-store";
import { database, type Tx } from "@/lib/platform/db";
import { POLICY_CACHE_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";

/** Shared by both bundles; with one each, what one of them saves would reach the other seconds late. */
interface Cache {
  /** What the row said, null where there is none, and when it was read, by the monotonic clock. */
  held: { saved: Policy | null; readAtMs: number } | null;
  /** Counts this process's changes, so that a slow read that began before one does not overwrite it. */
  changes: number;
}

const cache = () => shared<Cache>("policy", () => ({ held: null, changes: 0 }));

/**
 * The policy in force; while it cannot be read, the strictest one. Inside a transaction pass `tx`: nothing else may be
 * queried there, and it does not wait for a read that is under way.
 */
export async function currentPolicy(db: Tx = database()): Promise<Policy> {
  const cached = cache();
  const readAtMs = performance.now();
  const isFresh = cached.held && readAtMs - cached.held.readAtMs < POLICY_CACHE_SECONDS * 1000;
  if (cached.held && isFresh) return cached.held.saved ?? startPolicy();
  const { changes } = cached;
  try {
    const saved = await readPolicy(db);
    if (cached.changes === changes) cached.held = { saved, readAtMs };
    return saved ?? startPolicy();
  } catch (error) {
    logger().error({ err: error }, "the policy cannot be read: everything is required");
    return strictPolicy(cached.held?.saved ?? undefined);
  }
}

/** Makes the next request of this process read the row again. Call it once a change is committed. */
export function forgetPolicy(): void {
  const cached = cache();
  cached.changes += 1;
  cached.held = null;
}
