// Owns what every sensitive act brings along: who acts, with what permit, and when.
import type { Trace } from "@/lib/audit/trace";
import type { StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";

interface PermittedAct {
  claim: StepUpClaim;
  trace: Trace;
  now: Date;
}

/** An act on one's own account. */
export interface OwnAct extends PermittedAct {
  accountId: string;
}

/** An act of an administrator. */
export interface AdminAct extends PermittedAct {
  /** The administrator. */
  actorId: string;
}
