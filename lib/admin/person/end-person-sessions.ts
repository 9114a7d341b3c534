// Owns ending all sessions of somebody else (R64).
import "server-only";
import { actOnPerson, type PersonAct, type PersonActResult } from "@/lib/admin/person/act-on-person";
import { accepted } from "@/lib/platform/result";
import { endSessionsAndTrust } from "@/lib/sign-in/sessions/end-sessions";

/** Ends a person's sessions, tickets, grants, trusted devices and temporary code. Errors: those of actOnPerson. */
export function endPersonSessions(act: PersonAct): Promise<PersonActResult> {
  const { actorId, personId: accountId, trace, now } = act;
  return actOnPerson(act, "end-person-sessions", async (tx) => {
    await endSessionsAndTrust(tx, { accountId, actorId, reason: "by-admin" }, trace, now);
    return accepted(null);
  });
}
