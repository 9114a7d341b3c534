// Owns confirming what an administrator registered: as a new authenticator does, it takes a step-up or a fresh session (R35).
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { confirmChannel } from "@/lib/channels/adding/confirm-channel";
import { database, type Tx } from "@/lib/platform/db";
import { refused } from "@/lib/platform/result";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { holdsStepUpGrantFor, type StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import { permitsNewFactor } from "@/lib/two-factor/enrollment/may-enroll";

export interface RegisteredConfirmation {
  session: LiveSession;
  /** The grant that permits it; without one the session itself must be fresh. */
  claim?: StepUpClaim;
  /** Digits alone. */
  code: string;
  trace: Trace;
  now: Date;
}

/**
 * Confirms a registered channel. Without a permit no code is judged, so that none is spent and nothing is learnt.
 * Errors: those of confirmChannel.
 */
export async function confirmRegistered({ session, claim, ...confirmation }: RegisteredConfirmation) {
  const { now } = confirmation;
  const owner = { accountId: session.accountId, sessionId: session.id };
  const permit = (tx: Tx) => permitsNewFactor(tx, { session, claim, now }, "add-channel");
  const isPermitted = claim ? await holdsStepUpGrantFor(claim, "add-channel", now) : await permit(database());
  if (!isPermitted) return refused("step-up-required");
  return confirmChannel({ owner, permit, ...confirmation });
}
