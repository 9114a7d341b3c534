// Owns the second step of signing in: a ticket and a second factor give a sign-in grant.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { type Result, refused } from "@/lib/platform/result";
import type { Factor } from "@/lib/sign-in/factor";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { consumeTicket, findTicket, reserveTicketAttempt } from "@/lib/sign-in/ticket";
import type { ProofError, SecondFactorProof } from "@/lib/two-factor/proof";
import { trustBrowser } from "@/lib/two-factor/trusted-device";
import { verifySecondFactor } from "@/lib/two-factor/verify-second-factor";

/** Returns the token of a sign-in grant. Errors: those of verifySecondFactor. */
export function completeSignIn(
  ticket: string,
  proof: SecondFactorProof,
  trace: Trace,
  now: Date,
): Promise<Result<string, ProofError>> {
  return exchange({ ticket, proof, trace, now }, (tx, accountId, factor) =>
    mintSignInGrant(tx, accountId, factor, now),
  );
}

/**
 * The same, and trusts the browser from then on (R67): with an authenticator's code alone, because a recovery code says
 * that something was lost. Where policy or role forbid it, the sign-in goes on without. Errors: the same.
 */
export function completeSignInAndTrust(
  ticket: string,
  code: string,
  trace: Trace,
  now: Date,
): Promise<Result<{ grant: string; deviceToken: string | null }, ProofError>> {
  const proof = { kind: "authenticator", code } as const;
  return exchange({ ticket, proof, trace, now }, async (tx, accountId, factor) => ({
    grant: await mintSignInGrant(tx, accountId, factor, now),
    deviceToken: await trustBrowser(tx, accountId, trace, now),
  }));
}

interface SecondStep {
  ticket: string;
  proof: SecondFactorProof;
  trace: Trace;
  now: Date;
}

/** Whose factor is asked for comes from the ticket's row alone (R18). */
async function exchange<T>(
  { ticket, proof, trace, now }: SecondStep,
  reward: (tx: Tx, accountId: string, factor: Factor) => Promise<T>,
): Promise<Result<T, ProofError>> {
  const live = await findTicket(ticket, now);
  if (!live) return refused("ticket-expired");
  const { id: ticketId, accountId } = live;
  return verifySecondFactor({
    accountId,
    proof,
    event: "second-factor.checked",
    binding: { for: "ticket", ticketId },
    takesSentCodes: true,
    takesTemporaryCode: true,
    admit: (tx) => reserveTicketAttempt(tx, ticket, now),
    reward: async (tx, factor) => {
      if (!(await consumeTicket(tx, ticket, now))) return null;
      return reward(tx, accountId, factor);
    },
    trace,
    now,
  });
}
