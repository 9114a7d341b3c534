// Proves that whoever is an administrator no more does nothing with a session that was checked a moment before (R63, R76).
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { invite } from "@/lib/accounts/sign-up/invitation";
import { stopImport } from "@/lib/admin/import/start-import";
import { manyPeople, stage } from "@/lib/admin/import/test-import";
import { remindPeople } from "@/lib/admin/people/remind-people";
import { withdrawInvitation } from "@/lib/admin/people/withdraw-invitation";
import { addNote } from "@/lib/admin/person/add-note";
import { changeRole } from "@/lib/admin/person/change-role";
import { remindPerson } from "@/lib/admin/person/remind-person";
import { sendConfirmation } from "@/lib/admin/person/send-confirmation";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

let other: Awaited<ReturnType<typeof makeAdmin>>;
beforeAll(async () => {
  other = await makeAdmin();
});

async function newInvitation(): Promise<string> {
  const email = freshEmail();
  mustHave(await invite({ email, role: "member", locale: "en", trace: TRACE, now: NOW }));
  return (await database().linkToken.findFirstOrThrow({ where: { email } })).id;
}

async function newMember(isConfirmed: boolean): Promise<string> {
  const { accountId: id } = (await makePerson()).session;
  if (isConfirmed) await database().account.update({ where: { id }, data: { emailConfirmedAt: NOW } });
  return id;
}

/** Every act without a permit, made ready for somebody to do. */
const ACTS = {
  "an invitation is withdrawn": async () => {
    const id = await newInvitation();
    return (actorId: string) => withdrawInvitation({ actorId, trace: TRACE, now: NOW }, id);
  },
  "an import is stopped": async () => {
    const { id } = await stage(manyPeople(2, `${randomUUID()}.test`));
    return (actorId: string) => stopImport({ actorId, trace: TRACE, now: NOW }, id);
  },
  "a note is added": async () => {
    const personId = await newMember(true);
    return (actorId: string) => addNote({ actorId, personId, trace: TRACE, now: NOW }, "Called.");
  },
  "somebody is reminded": async () => {
    const personId = await newMember(true);
    return (actorId: string) => remindPerson({ actorId, personId, trace: TRACE, now: NOW });
  },
  "everybody is reminded": async () => {
    await newMember(true);
    return (actorId: string) => remindPeople({ actorId, trace: TRACE, now: NOW });
  },
  "a confirmation is sent": async () => {
    const personId = await newMember(false);
    const from = { clientAddress: "203.0.113.8", trace: TRACE, now: NOW };
    return (actorId: string) => sendConfirmation({ actorId, personId, ...from });
  },
};

const entriesOf = (actorId: string) => database().auditRow.count({ where: { actorId, at: NOW } });

describe.each(Object.entries(ACTS))("%s", (_, ready) => {
  it.each([
    ["a member again", { role: "member" }],
    ["deactivated", { deactivatedAt: NOW }],
  ])("by nobody who is %s, and by another administrator afterwards", async (_, change) => {
    const [{ accountId: id }, act] = [await makeAdmin(), await ready()];
    await database().account.update({ where: { id }, data: change });
    const before = await entriesOf(id);
    expect(await act(id)).toEqual({ ok: false, error: "not-admin-any-more", details: {} });
    expect(await entriesOf(id)).toBe(before);
    mustHave(await act(other.accountId));
  });

  it("either before the demotion or not at all, when both come at once", async () => {
    const [{ accountId: id }, act] = [await makeAdmin(), await ready()];
    const demotion = await permitOn(other, id, "change-role");
    const [, done] = await Promise.all([changeRole(demotion, "member"), act(id)]);
    if (!done.ok) expect(done.error).toBe("not-admin-any-more");
    expect(await act(id)).toMatchObject({ error: "not-admin-any-more" });
  });
});
