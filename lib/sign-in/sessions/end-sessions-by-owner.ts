// Owns ending one's own sessions from the list: one, or all others (R64).
import "server-only";
import { endLinks } from "@/lib/accounts/link-store";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { endSession, endSessions } from "@/lib/sign-in/sessions/end-sessions";
import type { OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";

type EndError = "step-up-required" | "session-missing";

/**
 * Ends one other session of the account; signing out is for one's own. What is refused consumes no grant.
 * Errors: step-up-required, session-missing (also for somebody else's, R78).
 */
export function endOwnSession(act: OwnAct, id: string): Promise<Result<null, EndError>> {
  const { accountId, claim, trace, now } = act;
  return steppedUp(act, "end-sessions", async (tx) => {
    const isEnded =
      id !== claim.sessionId && (await endSession(tx, { id, accountId, reason: "by-owner" }, trace, now));
    return isEnded ? accepted(null) : refused("session-missing");
  });
}

/**
 * Ends every other session, with tickets, sign-in grants and a change of address that waits: an intruder's may have
 * asked for it. Errors: step-up-required.
 */
export function endOtherSessions(act: OwnAct): Promise<Result<null, EndError>> {
  const { accountId, claim, trace, now } = act;
  return steppedUp(act, "end-sessions", async (tx) => {
    await endSessions(tx, { accountId, sparedId: claim.sessionId, reason: "by-owner" }, trace, now);
    await endLinks(tx, accountId, ["change-email", "second-email"]);
    return accepted(null);
  });
}
