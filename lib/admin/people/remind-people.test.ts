// Proves that one press reminds just those who can be reminded, each once, and says beforehand how many they are (R70).
import { afterEach, beforeAll, expect, it } from "vitest";
import { dropPolicy, setPolicy } from "@/lib/accounts/policy/test-policy";
import { countRemindable, remindPeople } from "@/lib/admin/people/remind-people";
import { plantOne } from "@/lib/admin/people/test-people";
import { remindPerson } from "@/lib/admin/person/remind-person";
import { makeAdmin } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { ENROLL_REMINDER_SECONDS } from "@/lib/platform/durations";
import { REMINDERS_AT_ONCE } from "@/lib/platform/limits";
import { later, makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";

const REMINDABLE = { factorCount: 0, codesLeft: 0, emailConfirmedAt: NOW } as const;

let admin: string;
beforeAll(async () => {
  admin = (await makeAdmin()).accountId;
});
afterEach(async () => {
  await dropPolicy();
  await database().account.deleteMany({ where: { id: { not: admin } } });
});

const remind = (now = NOW) => remindPeople({ actorId: admin, trace: TRACE, now });
const plantMany = (count: number) => Promise.all(Array.from({ length: count }, () => plantOne(REMINDABLE)));
const remindedIds = async (at = NOW) => {
  const rows = await database().account.findMany({ where: { remindedAt: at }, select: { id: true } });
  return rows.map(({ id }) => id).sort();
};

it("mails everybody without a second factor, and writes each down", async () => {
  const ids = await plantMany(3);
  expect(await countRemindable(admin, NOW)).toEqual({ count: 3, isMore: false });
  mustHave(await remind());
  expect(await remindedIds()).toEqual([...ids].sort());
  const people = await database().account.findMany({ where: { id: { in: ids } } });
  for (const { id, email } of people) {
    const values = { link: "http://localhost:3000/sign-in" };
    expect(await queuedMails(email)).toMatchObject([{ kind: "enroll-reminder", accountId: id, values }]);
    const rows = await database().auditRow.findMany({ where: { subjectId: id } });
    expect(rows).toMatchObject([{ event: "person.reminded", actorId: admin }]);
  }
});

it.each<[string, object]>([
  ["has a second factor", { factorCount: 1 }],
  ["has no confirmed address", { emailConfirmedAt: null }],
  ["is deactivated", { deactivatedAt: NOW }],
  ["needs a one-time link to enroll", { resetAt: NOW }],
  ["was reminded less than a day ago", { remindedAt: later(1 - ENROLL_REMINDER_SECONDS) }],
])("leaves out whoever %s", async (_, state) => {
  await plantOne({ ...REMINDABLE, ...state });
  expect(await countRemindable(admin, NOW)).toEqual({ count: 0, isMore: false });
  expect(await remind()).toMatchObject({ ok: false, error: "nobody-to-remind" });
  expect(await remindedIds()).toEqual([]);
});

it("leaves out whoever presses", async () => {
  await database().account.update({ where: { id: admin }, data: REMINDABLE });
  expect(await remind()).toMatchObject({ error: "nobody-to-remind" });
  expect(await countRemindable((await makeProtectedPerson()).session.accountId, NOW)).toMatchObject({
    count: 1,
  });
});

it("reminds members only while the policy offers them a second factor, and administrators always", async () => {
  const member = await plantOne(REMINDABLE);
  const colleague = await plantOne({ ...REMINDABLE, role: "admin" });
  await setPolicy({ members: "off" });
  expect(await countRemindable(admin, NOW)).toMatchObject({ count: 1 });
  expect(await remindPerson({ actorId: admin, personId: member, trace: TRACE, now: NOW })).toMatchObject({
    error: "second-factor-not-offered",
  });
  mustHave(await remind());
  expect(await remindedIds()).toEqual([colleague]);
});

it("reminds each person once, of ten presses at once too, and again a day later", async () => {
  const ids = await plantMany(60);
  const results = await Promise.all(Array.from({ length: 10 }, () => remind()));
  expect(results.filter(({ ok }) => ok).length).toBeGreaterThan(0);
  const reminded = { event: "person.reminded", subjectId: { in: ids } };
  expect(await database().auditRow.count({ where: reminded })).toBe(60);
  expect(await remind(later(ENROLL_REMINDER_SECONDS - 1))).toMatchObject({ error: "nobody-to-remind" });
  mustHave(await remind(later(ENROLL_REMINDER_SECONDS)));
  expect(await database().auditRow.count({ where: reminded })).toBe(120);
});

it(`reminds ${REMINDERS_AT_ONCE} of more, in the order of their addresses, and the others by another press`, async () => {
  await plantMany(REMINDERS_AT_ONCE + 7);
  expect(await countRemindable(admin, NOW)).toEqual({ count: REMINDERS_AT_ONCE, isMore: true });
  mustHave(await remind());
  const left = await database().account.findMany({
    where: { id: { not: admin } },
    orderBy: { email: "asc" },
    select: { remindedAt: true },
  });
  expect(left.map(({ remindedAt }) => remindedAt !== null)).toEqual([
    ...Array(REMINDERS_AT_ONCE).fill(true),
    ...Array(7).fill(false),
  ]);
  expect(await countRemindable(admin, NOW)).toEqual({ count: 7, isMore: false });
});
