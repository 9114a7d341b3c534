// Owns the second step of signing in: a ticket and a second factor give a sign-in grant.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { type Result, refused } from "@/lib/platform/result";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { consumeTicket, findTicket, reserveTicketAttempt } from "@/lib/sign-in/ticket";
import { trustBrowser } from "@/lib/two-factor/trusted-devices/trusted-device";
import type { ProofError, SecondFactorProof } from "@/lib/two-factor/verification/proof";
import { verifySecondFactor } from "@/lib/two-factor/verification/verify-second-factor";

export interface SignInCompletion {
  /** Token of the ticket. */
  ticket: string;
  proof: SecondFactorProof;
  /**
   * Whether this browser is trusted from then on (R67). An authenticator's code alone buys it: a recovery code says
   * that something was lost. Where policy or role forbid it, the sign-in goes on without.
   */
  trustsBrowser?: boolean;
}

export interface CompletedSignIn {
  /** Token of a sign-in grant. */
  grant: string;
  /** Token of the trusted device; null where the browser is not trusted. */
  deviceToken: string | null;
}

/** Whose factor is asked for comes from the ticket's row alone (R18). Errors: those of verifySecondFactor. */
export async function completeSignIn(
  { ticket, proof, trustsBrowser = false }: SignInCompletion,
  trace: Trace,
  now: Date,
): Promise<Result<CompletedSignIn, ProofError>> {
  const live = await findTicket(ticket, now);
  if (!live) return refused("ticket-expired");
  const { id: ticketId, accountId } = live;
  const isTrusted = trustsBrowser && proof.kind === "authenticator";
  return verifySecondFactor({
    accountId,
    proof,
    event: "second-factor.checked",
    binding: { for: "ticket", ticketId },
    takesSentCodes: true,
    takesTemporaryCode: true,
    admit: async (tx) => ((await reserveTicketAttempt(tx, ticket, now)) ? null : "ticket-expired"),
    reward: async (tx, factor) => {
      if (!(await consumeTicket(tx, ticket, now))) return null;
      const grant = await mintSignInGrant(tx, accountId, factor, now);
      return { grant, deviceToken: isTrusted ? await trustBrowser(tx, accountId, trace, now) : null };
    },
    trace,
    now,
  });
}
