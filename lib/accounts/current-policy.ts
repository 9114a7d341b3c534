// Owns which policy is in force now, read at most once in POLICY_CACHE_SECONDS by each process.
import "server-only";
import { type Policy, startPolicy, strictPolicy } from "@/lib/accounts/policy";
import { readPolicy } from "@/lib/accounts/policy-store";
import { database, type Tx } from "@/lib/platform/db";
import { POLICY_CACHE_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";

/** One for both bundles, or what one of them saves would reach the other seconds late. */
interface Cache {
  /** What the row said, null where there is none, and when by the clock that nobody sets. */
  held: { saved: Policy | null; readAtMs: number } | null;
  /** Counts changes of this process, so that a slow read from before does not outlast one. */
  changes: number;
}

const cache = () => shared<Cache>("policy", () => ({ held: null, changes: 0 }));

/**
 * The policy in force. One that cannot be read asks everything of everybody. Inside a transaction give it `tx`: there
 * nothing else may be queried, and nobody's read is waited for.
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

/** Makes the next request of this process read the row. Call it when a change is committed. */
export function forgetPolicy(): void {
  const cached = cache();
  cached.changes += 1;
  cached.held = null;
}
