// Owns the words of resets: whom one helps, when it takes effect, and what has become of it.
import {
  RESET_DELAY_LONG_SECONDS,
  RESET_DELAY_MEDIUM_SECONDS,
  RESET_DELAY_SHORT_SECONDS,
} from "@/lib/platform/durations";

/** When a reset takes effect, as a form says it. */
export const RESET_TIMES = ["now", "short", "medium", "long"] as const;

export type ResetTime = (typeof RESET_TIMES)[number];

/** How long the person may call it off. */
export const DELAY_SECONDS: Record<ResetTime, number> = {
  now: 0,
  short: RESET_DELAY_SHORT_SECONDS,
  medium: RESET_DELAY_MEDIUM_SECONDS,
  long: RESET_DELAY_LONG_SECONDS,
};

/** The first two are under way, the others are over: "refused" was a request; "expired" nobody approved or needed. */
export type ResetState = "waiting" | "scheduled" | "done" | "called-off" | "refused" | "expired";

/** Whether an account has something to take away, or after a reset something to begin anew. */
export function isResettable(account: { factorCount: number; resetAt: Date | null }): boolean {
  return account.factorCount > 0 || account.resetAt !== null;
}
