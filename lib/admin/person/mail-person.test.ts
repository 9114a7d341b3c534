// Proves that administrators' two mails go to whom they are meant for, not too often, and open nothing (R70).
import { beforeAll, describe, expect, it } from "vitest";
import { remindPerson } from "@/lib/admin/person/remind-person";
import { sendConfirmation } from "@/lib/admin/person/send-confirmation";
import { makeAdmin, toldOf } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { ENROLL_REMINDER_SECONDS } from "@/lib/platform/durations";
import { later, makePerson, makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
beforeAll(async () => {
  admin = await makeAdmin();
});

const set = (id: string, data: object) => database().account.update({ where: { id }, data });
const mailsOf = async (email: string) => (await queuedMails(email)).map(({ kind }) => kind);

describe("the reminder to enroll", () => {
  const remind = (personId: string, now = NOW) =>
    remindPerson({ actorId: admin.accountId, personId, trace: TRACE, now });
  async function confirmed() {
    const { email, session } = await makePerson();
    await set(session.accountId, { emailConfirmedAt: NOW });
    return { email, id: session.accountId };
  }

  it("is one mail with the address of the sign-in page, and no link of ours (R70)", async () => {
    const { email, id } = await confirmed();
    mustHave(await remind(id));
    expect(await queuedMails(email)).toMatchObject([
      { kind: "enroll-reminder", accountId: id, values: { link: "http://localhost:3000/sign-in" } },
    ]);
    expect(await database().linkToken.count({ where: { accountId: id } })).toBe(0);
    expect(await toldOf(id, admin.accountId)).toEqual(["person.reminded"]);
  });

  it("goes out once a day, of ten at once too", async () => {
    const { email, id } = await confirmed();
    const results = await Promise.all(Array.from({ length: 10 }, () => remind(id)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await remind(id, later(ENROLL_REMINDER_SECONDS - 1))).toMatchObject({ error: "reminded-already" });
    mustHave(await remind(id, later(ENROLL_REMINDER_SECONDS)));
    expect(await mailsOf(email)).toEqual(["enroll-reminder", "enroll-reminder"]);
  });

  it("goes to nobody who has a factor, no confirmed address, or no open account", async () => {
    const { id } = await confirmed();
    const protectedOne = (await makeProtectedPerson()).session.accountId;
    const unproved = (await makePerson()).session.accountId;
    expect(await remind(protectedOne)).toMatchObject({ error: "has-second-factor" });
    const reset = await confirmed();
    await set(reset.id, { resetAt: NOW });
    expect(await remind(reset.id)).toMatchObject({ error: "enrollment-link-due" });
    expect(await remind(unproved)).toMatchObject({ error: "person-email-unconfirmed" });
    await set(id, { deactivatedAt: NOW });
    expect(await remind(id)).toMatchObject({ error: "person-deactivated" });
    expect(await remind("nobody")).toMatchObject({ error: "person-missing" });
    expect(await remind(admin.accountId)).toMatchObject({ error: "own-account" });
    for (const where of [{ id }, { id: unproved }])
      expect(await database().account.findUnique({ where })).toMatchObject({ remindedAt: null });
  });
});

describe("the confirmation mail", () => {
  const send = (personId: string, clientAddress: string) =>
    sendConfirmation({ actorId: admin.accountId, personId, clientAddress, trace: TRACE, now: NOW });

  it("takes the place of the last one, three an hour to one address", async () => {
    const { email, session } = await makePerson();
    const { accountId } = session;
    for (let n = 0; n < 3; n += 1) mustHave(await send(accountId, "198.51.100.1"));
    expect(await send(accountId, "198.51.100.1")).toMatchObject({ error: "too-many-mails" });
    expect(await mailsOf(email)).toEqual(Array(3).fill("confirm-email"));
    expect(await database().linkToken.count({ where: { accountId, purpose: "confirm-email" } })).toBe(1);
    expect(await toldOf(accountId, admin.accountId)).toEqual(Array(3).fill("person.confirmation-sent"));
  });

  it("goes to nobody who confirmed, is deactivated, is not there, or asks for themselves", async () => {
    const { email, session } = await makePerson();
    const { accountId } = session;
    await set(accountId, { emailConfirmedAt: NOW });
    expect(await send(accountId, "198.51.100.2")).toMatchObject({ error: "person-email-confirmed" });
    await set(accountId, { emailConfirmedAt: null, deactivatedAt: NOW });
    expect(await send(accountId, "198.51.100.2")).toMatchObject({ error: "person-deactivated" });
    expect(await send("nobody", "198.51.100.2")).toMatchObject({ error: "person-missing" });
    expect(await send(admin.accountId, "198.51.100.2")).toMatchObject({ error: "own-account" });
    expect(await mailsOf(email)).toEqual([]);
  });
});
