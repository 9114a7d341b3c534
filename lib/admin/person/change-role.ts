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
import { accepted, refused } from "@/lib/platform/result";
import { endSessions } from "@/lib/sign-in/end-sessions";
import { endTrustedDevices } from "@/lib/two-factor/trusted-device-store";

/**
 * Changes a role: the person's sessions, tickets and grants end, and where they become an administrator their trusted
 * devices, too (R67). Invitations and imports of a former administrator end. Errors: those of actOnPerson, last-active-admin, role-unchanged.
 */
export function changeRole(act: PersonAct, role: "member" | "admin"): Promise<PersonActResult> {
  const { actorId, personId: accountId, trace, now } = act;
  return actOnPerson(act, "change-role", async (tx) => {
    const isDemotion = role === "member";
    if (isDemotion && (await isLastActiveAdmin(tx, accountId))) return refused("last-active-admin");
    if (!(await setRole(tx, accountId, role))) return refused("role-unchanged");
    const end = { accountId, actorId, reason: "role-changed" } as const;
    await endSessions(tx, end, trace, now);
    if (isDemotion) await endAdminWork(tx, act);
    else await endTrustedDevices(tx, end, trace, now);
    await recordAct(tx, act, "role.changed", isDemotion ? "to-member" : "to-admin");
    return accepted(null);
  });
}
