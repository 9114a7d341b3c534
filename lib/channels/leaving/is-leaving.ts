// Owns who is asked to leave Authy for an authenticator of their own. Pure.
import type { LiveSession } from "@/lib/sign-in/sessions/session";

/** Whether to ask: the operator marked the account, Authy's code opened the session, and authenticators are allowed. */
export function isAskedToEnroll({ leavesAuthy, factor, secondFactorDue }: LiveSession): boolean {
  return leavesAuthy && factor === "authy" && secondFactorDue.state !== "off";
}
