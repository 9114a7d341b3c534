// Owns who may confirm what an administrator registered: as for an authenticator of one's own, a step-up or a fresh session (R35).
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { confirmChannel } from "@/lib/channels/adding/confirm-channel";
import type { Tx } from "@/lib/platform/db";
import type { LiveSession } from "@/lib/sign-in/session";
import { consumeStepUpGrant, type StepUpClaim } from "@/lib/sign-in/step-up-grant";
import { mayEnrollWithoutGrant } from "@/lib/two-factor/may-enroll";
import { factorCountOf } from "@/lib/two-factor/protection-counts";

export interface RegisteredConfirmation {
  session: LiveSession;
  /** The grant that permits it; without one the session itself must be fresh. */
  claim?: StepUpClaim;
  /** Digits alone. */
  code: string;
  trace: Trace;
  now: Date;
}

/** Errors: those of confirmChannel. */
export function confirmRegistered({ session, claim, ...confirmation }: RegisteredConfirmation) {
  const { now } = confirmation;
  const owner = { accountId: session.accountId, sessionId: session.id };
  const permit = async (tx: Tx) => {
    if (claim) return consumeStepUpGrant(tx, claim, "add-channel", now);
    // One that was added meanwhile ends what a fresh password permits.
    const hasSecondFactor = (await factorCountOf(tx, session.accountId)) > 0;
    return mayEnrollWithoutGrant({ ...session, hasSecondFactor }, now);
  };
  return confirmChannel({ owner, permit, ...confirmation });
}
