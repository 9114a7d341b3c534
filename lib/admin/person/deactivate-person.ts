// Owns shutting somebody's account without deleting anything, and letting them in again (R63).
import "server-only";
import { endLinks } from "@/lib/accounts/link-store";
import type { LinkPurpose } from "@/lib/accounts/link-token";
import { isLastActiveAdmin } from "@/lib/accounts/store";
import {
  actOnPerson,
  type PersonAct,
  type PersonActResult,
  recordAct,
} from "@/lib/admin/person/act-on-person";
import { endAdminWork } from "@/lib/admin/person/end-admin-work";
import { markDeactivated, markReactivated } from "@/lib/admin/person/person-store";
import { callOff } from "@/lib/admin/resets/call-off-reset";
import { accepted, refused } from "@/lib/platform/result";
import { endSessionsTrustAndResets } from "@/lib/sign-in/sessions/end-sessions-trust-and-resets";

/**
 * All but "undo": whoever moved the account to another address may be why it is shut, so the old address keeps its way
 * back, for when the account is open again (R71).
 */
const ENDING: LinkPurpose[] = ["confirm-email", "change-email", "reset-password", "not-me"];

/**
 * Deactivates an account: sessions, tickets, grants, trusted devices, links, a reset under way and whatever it began as an
 * administrator end with it, and the right password is as wrong as any other until somebody lets the person in again.
 * Errors: those of actOnPerson, last-active-admin, already-deactivated.
 */
export function deactivatePerson(act: PersonAct): Promise<PersonActResult> {
  const { actorId, personId: accountId, trace, now } = act;
  return actOnPerson(act, "deactivate-person", async (tx) => {
    if (await isLastActiveAdmin(tx, accountId)) return refused("last-active-admin");
    // First of the writes: a sign-in that runs beside this one waits for the row, and is then refused.
    if (!(await markDeactivated(tx, accountId, now))) return refused("already-deactivated");
    await endSessionsTrustAndResets(tx, { accountId, actorId, reason: "deactivated" }, trace, now);
    await endLinks(tx, accountId, ENDING);
    // Its owner could not call it off any more (R74).
    await callOff(tx, { accountId, actorId, reason: "by-admin" }, trace, now);
    await endAdminWork(tx, act);
    await recordAct(tx, act, "person.deactivated");
    return accepted(null);
  });
}

/**
 * Lets a deactivated account in again, with the password and the factors that it had. Sessions and links of before stay
 * ended. Errors: those of actOnPerson, not-deactivated.
 */
export function reactivatePerson(act: PersonAct): Promise<PersonActResult> {
  const { actorId, personId: accountId, trace, now } = act;
  return actOnPerson(act, "reactivate-person", async (tx) => {
    if (!(await markReactivated(tx, accountId))) return refused("not-deactivated");
    await endSessionsTrustAndResets(tx, { accountId, actorId, reason: "reactivated" }, trace, now);
    await recordAct(tx, act, "person.reactivated");
    return accepted(null);
  });
}
