// Owns making somebody an administrator, or a member again. It acts at once (R60, R63, R76).
import "server-only";
import { isLastActiveAdmin } from "@/lib/accounts/store";
import {
  actOnPerson,
  type PersonAct,
  type PersonActResult,
  recordAct,
} from "@/lib/admin/person/act-on-person";
import { endAdminWork } from "@/lib/admin/person/end-admin-work";
import { setRole } from "@/lib/admin/person/person-store";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import { accepted, refused } from "@/lib/platform/result";
import { endSessionsAndTrust } from "@/lib/sign-in/sessions/end-sessions";
import { hasImportedAuthenticator } from "@/lib/two-factor/authenticators/authenticator-store";

/**
 * Changes a role. The person's sessions, tickets, grants, trusted devices and waiting changes of address end (R63, R67).
 * All other administrators are told of a new one; what a former one began ends.
 * Errors: those of actOnPerson, last-active-admin, role-unchanged, imported-authenticator.
 */
export function changeRole(act: PersonAct, role: "member" | "admin"): Promise<PersonActResult> {
  const { actorId, personId: accountId, trace, now } = act;
  return actOnPerson(act, "change-role", async (tx, { email: person }) => {
    const isDemotion = role === "member";
    if (isDemotion && (await isLastActiveAdmin(tx, accountId))) return refused("last-active-admin");
    // Whoever brought the list that its secret came from would have an administrator's second factor.
    if (!isDemotion && (await hasImportedAuthenticator(tx, accountId)))
      return refused("imported-authenticator");
    // Before, so that the person, who gets a notice of their own, is not told twice.
    const told = { kind: "admin-new", person, path: `/admin/users/${accountId}` } as const;
    if (!isDemotion) await notifyAdmins(tx, told, trace, now);
    if (!(await setRole(tx, accountId, role, now))) return refused("role-unchanged");
    const end = { accountId, actorId, reason: "role-changed" } as const;
    await endSessionsAndTrust(tx, end, trace, now);
    if (isDemotion) await endAdminWork(tx, act);
    await recordAct(tx, act, "role.changed", isDemotion ? "to-member" : "to-admin");
    return accepted(null);
  });
}
