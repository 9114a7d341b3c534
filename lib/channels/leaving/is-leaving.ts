// Owns who is asked to leave Authy for an authenticator of their own. Pure.
import type { LiveSession } from "@/lib/sign-in/sessions/session";

/** Whoever just came with a code of Authy and may have an authenticator: the account was marked by the operator. */
export function isAskedToEnroll({ leavesAuthy, factor, secondFactorDue }: LiveSession): boolean {
  return leavesAuthy && factor === "authy" && secondFactorDue.state !== "off";
}
