// Owns the second step of signing in: a ticket and a second factor give a sign-in grant.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { type Result, refused } from "@/lib/platform/result";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { accountOfTicket, consumeTicket, reserveTicketAttempt } from "@/lib/sign-in/ticket";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import type { SecondFactorProof } from "@/lib/two-factor/proof";
import { verifySecondFactor } from "@/lib/two-factor/verify-second-factor";

/** Whose factor is asked for comes from the ticket's row alone (R18). Errors: those of verifySecondFactor. */
export async function completeSignIn(
  ticket: string,
  proof: SecondFactorProof,
  trace: Trace,
  now: Date,
): Promise<Result<string, TwoFactorError>> {
  const accountId = await accountOfTicket(ticket, now);
  if (!accountId) return refused("ticket-expired");
  return verifySecondFactor({
    accountId,
    proof,
    event: "second-factor.checked",
    admit: (tx) => reserveTicketAttempt(tx, ticket, now),
    reward: async (tx) => {
      if (!(await consumeTicket(tx, ticket, now))) return null;
      return mintSignInGrant(tx, accountId, proof.kind, now);
    },
    trace,
    now,
  });
}
