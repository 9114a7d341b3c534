// Owns the third part of the story that tests of the security log tell: what an administrator does to somebody.
import { addNote } from "@/lib/admin/person/add-note";
import { changeRole } from "@/lib/admin/person/change-role";
import { deactivatePerson, reactivatePerson } from "@/lib/admin/person/deactivate-person";
import { endPersonSessions } from "@/lib/admin/person/end-person-sessions";
import { remindPerson } from "@/lib/admin/person/remind-person";
import { sendConfirmation } from "@/lib/admin/person/send-confirmation";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { unlockPerson } from "@/lib/admin/person/unlock-person";
import { endAllSessions } from "@/lib/admin/sessions/end-all-sessions";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { signIn } from "@/lib/sign-in/sign-in";
import { makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

/** Acts it out on a newcomer. */
export async function actOutAdminStory() {
  const [admin, { email, session }] = [await makeAdmin(), await makePerson()];
  const { accountId: id } = session;
  const act = { actorId: admin.accountId, personId: id, trace: TRACE, now: NOW };
  mustHave(await sendConfirmation({ ...act, clientAddress: "203.0.113.8" }));
  await database().account.update({ where: { id }, data: { emailConfirmedAt: NOW } });
  mustHave(await remindPerson(act));
  mustHave(await addNote(act, "Began on Monday."));
  mustHave(await endPersonSessions(await permitOn(admin, id, "end-person-sessions")));
  await signIn({ email, password: "not the password", browserMark: undefined }, TRACE, NOW);
  mustHave(await unlockPerson(await permitOn(admin, id, "unlock-person")));
  mustHave(await changeRole(await permitOn(admin, id, "change-role"), "admin"));
  mustHave(await changeRole(await permitOn(admin, id, "change-role"), "member"));
  mustHave(await deactivatePerson(await permitOn(admin, id, "deactivate-person")));
  mustHave(await reactivatePerson(await permitOn(admin, id, "reactivate-person")));
  mustHave(await endAllSessions(await permitOn(admin, admin.accountId, "end-all-sessions"), "rules-changed"));
  return { adminId: admin.accountId, personId: id };
}
