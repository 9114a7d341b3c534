// Proves that deactivation ends everything that could act, can be taken back, and is refused where it must be (R63, R76).
import { beforeAll, describe, expect, it } from "vitest";
import { findLink } from "@/lib/accounts/link-store";
import { alive, makeBusyPerson, opens } from "@/lib/accounts/passwords/test-password-person";
import { deactivatePerson, reactivatePerson } from "@/lib/admin/person/deactivate-person";
import { makeAdmin, permitOn, toldOf } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { unreadNotices } from "@/lib/notices/notice-store";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { findTicket } from "@/lib/sign-in/ticket";
import { later, makePerson, makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
beforeAll(async () => {
  admin = await makeAdmin();
});

const deactivate = async (id: string) => deactivatePerson(await permitOn(admin, id, "deactivate-person"));
const reactivate = async (id: string) => reactivatePerson(await permitOn(admin, id, "reactivate-person"));
const stateOf = (id: string) => database().account.findUniqueOrThrow({ where: { id } });

describe("deactivating", () => {
  it("ends sessions, tickets, grants, trusted devices and links in the same moment (R63)", async () => {
    const { session, other, links } = await makeBusyPerson();
    const { accountId } = session;
    mustHave(await deactivate(accountId));
    expect(await alive(accountId)).toMatchObject({
      ...{ sessions: 0, tickets: 0, grants: 0, devices: 0, stepUps: 0, endingLinks: 0 },
      // The way back of the old address sleeps with the account (R71).
      stayingLinks: 1,
    });
    for (const { token } of [session, other]) expect(await findSession(token, NOW)).toBeNull();
    for (const [purpose, token] of links) expect(await findLink(purpose, token, NOW), purpose).toBeNull();
    expect((await stateOf(accountId)).deactivatedAt).toEqual(NOW);
  });

  it("is written down with both people, and told by a mail that has no link (R85, R86)", async () => {
    const { email, session } = await makeProtectedPerson();
    const { accountId } = session;
    await database().account.update({ where: { id: accountId }, data: { emailConfirmedAt: NOW } });
    mustHave(await deactivate(accountId));
    expect(await toldOf(accountId, admin.accountId)).toEqual([
      "sessions.ended deactivated",
      "person.deactivated",
    ]);
    expect(await unreadNotices(accountId)).toMatchObject([{ kind: "deactivated", browser: "", address: "" }]);
    const [mail, ...more] = await queuedMails(email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: "notice", values: { notice: "deactivated", link: "", browser: "" } });
  });

  it("leaves factors, codes and data as they are", async () => {
    const { accountId } = (await makeProtectedPerson()).session;
    const where = { accountId };
    const before = await database().authenticator.findMany({ where });
    mustHave(await deactivate(accountId));
    expect(await database().authenticator.findMany({ where })).toEqual(before);
  });
});

it("lets the person in again with the same password, and brings nothing of before back to life", async () => {
  const { email, session, other, ticket, grant, links } = await makeBusyPerson();
  const { accountId } = session;
  mustHave(await deactivate(accountId));
  mustHave(await reactivate(accountId));
  for (const { token } of [session, other]) expect(await findSession(token, NOW)).toBeNull();
  expect([await redeemSignInGrant(grant, TRACE, NOW), await findTicket(ticket, NOW)]).toEqual([null, null]);
  expect(await opens(email)).toBe(true);
  expect(await findSession((await openSessionOf(accountId)).token, NOW)).not.toBeNull();
  const undo = links.get("undo-email") ?? "";
  expect(await findLink("undo-email", undo, NOW)).toMatchObject({ accountId });
  expect(await toldOf(accountId, admin.accountId)).toContain("person.reactivated");
  expect((await unreadNotices(accountId)).map(({ kind }) => kind)).toContain("reactivated");
});

describe("is refused, and then changes nothing:", () => {
  it("without a grant, with one for another act, or with one used before (R68)", async () => {
    const { accountId } = (await makePerson()).session;
    const other = await permitOn(admin, accountId, "reactivate-person");
    const none = { ...other, claim: { ...other.claim, token: "", purpose: "deactivate-person" as const } };
    for (const act of [other, none])
      expect(await deactivatePerson(act)).toMatchObject({ error: "step-up-required" });
    expect((await stateOf(accountId)).deactivatedAt).toBeNull();
    const act = await permitOn(admin, accountId, "deactivate-person");
    const results = await Promise.all(Array.from({ length: 10 }, () => deactivatePerson(act)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("of oneself, of nobody, of whom it was done to already, and keeps the grant (R76, R78)", async () => {
    const { accountId } = (await makePerson()).session;
    const act = await permitOn(admin, accountId, "deactivate-person");
    expect(await deactivatePerson({ ...act, personId: admin.accountId })).toMatchObject({
      error: "own-account",
    });
    expect(await deactivatePerson({ ...act, personId: "nobody" })).toMatchObject({ error: "person-missing" });
    expect((await stateOf(admin.accountId)).deactivatedAt).toBeNull();
    mustHave(await deactivatePerson(act));
    expect(await deactivate(accountId)).toMatchObject({ error: "already-deactivated" });
    expect((await stateOf(accountId)).deactivatedAt).toEqual(NOW);
    mustHave(await reactivate(accountId));
    expect(await reactivate(accountId)).toMatchObject({ error: "not-deactivated" });
  });

  it("by somebody whose own session has ended meanwhile", async () => {
    const fallen = await makeAdmin();
    const { accountId } = (await makePerson()).session;
    const act = await permitOn(fallen, accountId, "deactivate-person", later(1));
    mustHave(await deactivate(fallen.accountId));
    expect(await deactivatePerson(act)).toMatchObject({ error: "not-admin-any-more" });
    expect((await stateOf(accountId)).deactivatedAt).toBeNull();
  });
});
