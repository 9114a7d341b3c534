// Proves that an invitation is worth no more than the administrator who sent it: nobody comes back by their own (R63, R76).
import { beforeAll, describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { acceptInvitation, invite } from "@/lib/accounts/sign-up/invitation";
import { inviteMany, prepareInvitations } from "@/lib/accounts/sign-up/invite-many";
import { changeRole } from "@/lib/admin/person/change-role";
import { deactivatePerson, reactivatePerson } from "@/lib/admin/person/deactivate-person";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";

type Admin = Awaited<ReturnType<typeof makeAdmin>>;

let other: Admin;
beforeAll(async () => {
  other = await makeAdmin();
});

const accept = (token: string) =>
  acceptInvitation({ token, password: PASSWORD, locale: "en", trace: TRACE, now: NOW });

async function invitedBy(actorId?: string, email = freshEmail()): Promise<string> {
  const invitation = { email, role: "admin", locale: "en", actorId, trace: TRACE, now: NOW } as const;
  return tokenOf(mustHave(await invite(invitation)));
}

async function invitedInBulkBy(actorId: string): Promise<string> {
  const email = freshEmail();
  const prepared = await prepareInvitations([{ email, name: null, role: "admin" }], "en", NOW);
  await transaction((tx) => inviteMany(tx, prepared, { actorId, trace: TRACE, now: NOW }));
  return tokenOf((await queuedMails(email)).at(-1)?.values.link);
}

const unusedBy = (invitedById: string) =>
  database().linkToken.count({ where: { invitedById, usedAt: null } });
const demote = async ({ accountId }: Admin) =>
  changeRole(await permitOn(other, accountId, "change-role"), "member");
const shut = async ({ accountId }: Admin) =>
  deactivatePerson(await permitOn(other, accountId, "deactivate-person"));
const leave = async ({ session }: Admin) => deleteAccount(await ownAct(session, "delete-account"));

describe.each([
  ["demoted", demote],
  ["deactivated", shut],
  ["erased", leave],
])("an administrator who is %s", (_, end) => {
  it("leaves no invitation behind, while those of others stay good (R63, R76)", async () => {
    const admin = await makeAdmin();
    const own = [await invitedBy(admin.accountId), await invitedInBulkBy(admin.accountId)];
    const others = [
      await invitedBy(other.accountId),
      await invitedInBulkBy(other.accountId),
      await invitedBy(),
    ];
    mustHave(await end(admin));
    expect(await unusedBy(admin.accountId)).toBe(0);
    for (const token of own) expect(await accept(token)).toMatchObject({ error: "link-invalid" });
    for (const token of others) mustHave(await accept(token));
  });

  it("takes nothing from whom they had invited before", async () => {
    const [admin, email] = [await makeAdmin(), freshEmail()];
    mustHave(await accept(await invitedBy(admin.accountId, email)));
    mustHave(await end(admin));
    expect(await database().account.count({ where: { email, role: "admin" } })).toBe(1);
    expect(await database().linkToken.count({ where: { email, usedAt: NOW } })).toBe(1);
  });
});

it.each([{ role: "member" }, { deactivatedAt: NOW }])(
  "is asked anew when somebody accepts: nothing is made for one who became %j (R76)",
  async (data) => {
    const { accountId } = await makeAdmin();
    const tokens = [await invitedBy(accountId), await invitedInBulkBy(accountId)];
    await database().account.update({ where: { id: accountId }, data });
    for (const token of tokens) expect(await accept(token)).toMatchObject({ error: "link-invalid" });
    expect(await unusedBy(accountId)).toBe(2);
  },
);

it("is not good again when its administrator is let in again", async () => {
  const admin = await makeAdmin();
  const token = await invitedBy(admin.accountId);
  mustHave(await shut(admin));
  mustHave(await reactivatePerson(await permitOn(other, admin.accountId, "reactivate-person")));
  expect(await accept(token)).toMatchObject({ error: "link-invalid" });
});
