// Proves that a new role acts at once, ends what the old one opened, and is nobody's own doing (R60, R63, R67, R76).
import { beforeAll, describe, expect, it } from "vitest";
import { alive, makeBusyPerson } from "@/lib/accounts/passwords/test-password-person";
import { changeRole } from "@/lib/admin/person/change-role";
import { roleSchema } from "@/lib/admin/person/schemas";
import { makeAdmin, permitOn, toldOf } from "@/lib/admin/person/test-admin";
import { queuedMails } from "@/lib/mail/test-mails";
import { unreadNotices } from "@/lib/notices/notice-store";
import { formOf } from "@/lib/platform/actions/test-forms";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
beforeAll(async () => {
  admin = await makeAdmin();
});

const change = async (id: string, role: "member" | "admin") =>
  changeRole(await permitOn(admin, id, "change-role"), role);
const roleOf = async (id: string) => (await database().account.findUniqueOrThrow({ where: { id } })).role;

it("makes an administrator, ends sessions, tickets, grants and trusted devices, and tells of it (R60, R67)", async () => {
  const { session } = await makeBusyPerson();
  const { accountId } = session;
  mustHave(await change(accountId, "admin"));
  expect(await roleOf(accountId)).toBe("admin");
  const where = { id: accountId };
  expect(await database().account.findUnique({ where })).toMatchObject({ adminSince: NOW, adminUntil: null });
  expect(await findSession(session.token, NOW)).toBeNull();
  expect(await alive(accountId)).toMatchObject({
    sessions: 0,
    tickets: 0,
    grants: 0,
    devices: 0,
    stepUps: 0,
  });
  expect(await toldOf(accountId, admin.accountId)).toEqual([
    "sessions.ended role-changed",
    "trusted-device.removed role-changed",
    "role.changed to-admin",
  ]);
  expect((await unreadNotices(accountId)).map(({ kind }) => kind)).toEqual(["role-now-admin"]);
});

it("tells every other administrator of a new one, and nobody of a new member (R75)", async () => {
  const [other, { session, email }] = [await makeAdmin(), await makeBusyPerson()];
  await database().account.update({ where: { id: other.accountId }, data: { emailConfirmedAt: NOW } });
  const told = ({ accountId }: typeof other) =>
    database().notice.count({ where: { accountId, kind: "admin-new" } });
  const [before, othersBefore] = [await told(admin), await told(other)];
  for (const role of ["admin", "member"] as const) mustHave(await change(session.accountId, role));
  expect([await told(admin), await told(other)]).toEqual([before + 1, othersBefore + 1]);
  expect(await queuedMails(other.email)).toMatchObject([
    { kind: "admin-notice", values: { notice: "admin-new", about: email } },
  ]);
});

it("makes a member, whose sessions end at once and whose next one is a member's (R63)", async () => {
  const other = await makeAdmin();
  mustHave(await change(other.accountId, "member"));
  expect(await findSession(other.session.token, NOW)).toBeNull();
  const { token } = await openSessionOf(other.accountId);
  expect(await findSession(token, NOW)).toMatchObject({ role: "member" });
  expect(await toldOf(other.accountId, admin.accountId)).toEqual([
    "sessions.ended role-changed",
    "role.changed to-member",
  ]);
  expect((await unreadNotices(other.accountId)).map(({ kind }) => kind)).toContain("role-now-member");
});

it("takes the demoted one's own acts away that were under way (R76)", async () => {
  const [other, victim] = [await makeAdmin(), await makeBusyPerson()];
  const underWay = await permitOn(other, victim.session.accountId, "change-role");
  mustHave(await change(other.accountId, "member"));
  expect(await changeRole(underWay, "admin")).toMatchObject({ error: "not-admin-any-more" });
  expect(await roleOf(victim.session.accountId)).toBe("member");
});

it("lets one of two who demote each other at once, and tells the other what happened (R76)", async () => {
  const [one, two] = [await makeAdmin(), await makeAdmin()];
  const acts = [
    await permitOn(one, two.accountId, "change-role"),
    await permitOn(two, one.accountId, "change-role"),
  ];
  const done = await Promise.all(acts.map((act) => changeRole(act, "member")));
  expect(done.filter(({ ok }) => ok)).toHaveLength(1);
  expect(done.find(({ ok }) => !ok)).toMatchObject({ error: "not-admin-any-more" });
  const roles = [await roleOf(one.accountId), await roleOf(two.accountId)];
  expect(roles.sort()).toEqual(["admin", "member"]);
});

describe("is refused, and then changes nothing:", () => {
  it("one's own role, nobody's, and the role that is there already (R76, R78)", async () => {
    const { session } = await makeBusyPerson();
    const act = await permitOn(admin, session.accountId, "change-role");
    const before = await alive(session.accountId);
    expect(await changeRole({ ...act, personId: admin.accountId }, "member")).toMatchObject({
      error: "own-account",
    });
    expect(await changeRole({ ...act, personId: "nobody" }, "admin")).toMatchObject({
      error: "person-missing",
    });
    expect(await changeRole(act, "member")).toMatchObject({ error: "role-unchanged" });
    expect(await alive(session.accountId)).toEqual(before);
    expect(await roleOf(admin.accountId)).toBe("admin");
    mustHave(await changeRole(act, "admin"));
  });

  it.each(["owner", "", "Admin", "admin ", "root"])("a role such as %j (R77)", (role) => {
    expect(roleSchema.safeParse(formOf({ id: "x", role })).success).toBe(false);
  });

  it("reads person and role from the form, and nothing else (R77)", () => {
    const more = { emailConfirmedAt: "2031-01-01", factorCount: "3", deactivatedAt: "" };
    expect(roleSchema.parse(formOf({ id: "x", role: "admin", ...more }))).toEqual({ id: "x", role: "admin" });
  });
});
