// Owns the scenes of the security log's story in which an administrator looks after the list of people.
import { addPerson } from "@/lib/admin/people/add-person";
import { exportPeople } from "@/lib/admin/people/export-people";
import { PEOPLE_FILTERS } from "@/lib/admin/people/people-query";
import { withdrawInvitation } from "@/lib/admin/people/withdraw-invitation";
import { makeAdmin } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

/** Every list is taken out, and somebody is added, whose invitation is withdrawn. */
export async function actOutPeopleStory(): Promise<void> {
  const { session } = await makeAdmin();
  const act = { actorId: session.accountId, trace: TRACE, now: NOW };
  for (const filter of PEOPLE_FILTERS) {
    const claim = await claimFor(session.id, "export-people");
    mustHave(await exportPeople({ ...act, claim }, { filter, search: "" }));
  }
  const claim = await claimFor(session.id, "add-person");
  const invited = { email: "added@example.test", role: "member", locale: "en" } as const;
  mustHave(await addPerson({ ...act, claim, ...invited }));
  const { email } = invited;
  const { id } = await database().linkToken.findFirstOrThrow({ where: { purpose: "invitation", email } });
  mustHave(await withdrawInvitation(act, id));
}
