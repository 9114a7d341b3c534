// Owns removing what was mailed and never used: links, and sign-ups that nobody confirmed.
import "server-only";
import { sweepLinks } from "@/lib/accounts/link-store";
import { sweepPendingSignUps } from "@/lib/accounts/sign-up/pending-sign-up-store";

/** Removes links and unconfirmed sign-ups whose time is over. */
export async function sweepAccounts(now: Date): Promise<void> {
  await sweepLinks(now);
  await sweepPendingSignUps(now);
}
