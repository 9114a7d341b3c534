// Owns the check-up some weeks after enrollment: one code shows that the authenticator is still at hand and its clock right.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import type { Result } from "@/lib/platform/result";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { noteCheckedUp } from "@/lib/two-factor/account-store";
import type { ProofError } from "@/lib/two-factor/verification/proof";
import { verifySecondFactor } from "@/lib/two-factor/verification/verify-second-factor";

export interface CheckUp {
  session: LiveSession;
  /** Six ASCII digits. */
  code: string;
  trace: Trace;
  now: Date;
}

/** Consumes a code like every other check, and remembers that it was right. Errors: those of verifySecondFactor. */
export function checkUp({ session, code, trace, now }: CheckUp): Promise<Result<true, ProofError>> {
  const { accountId } = session;
  return verifySecondFactor<true>({
    accountId,
    proof: { kind: "authenticator", code },
    event: "account.checked-up",
    // Codes that are sent do not count here, so none is ever bound to this.
    binding: { for: "step-up", sessionId: session.id, purpose: "check-up" },
    takesSentCodes: false,
    takesTemporaryCode: false,
    admit: async () => null,
    reward: async (tx) => {
      await noteCheckedUp(tx, accountId, now);
      return true;
    },
    trace,
    now,
  });
}
