// Proves that deactivation shuts an account at once and in every race, says nothing to whoever tries, and can be taken back (R63).
import { beforeAll, describe, expect, it } from "vitest";
import { forgotPassword } from "@/lib/accounts/forgot-password";
import { consumeLink, findLink } from "@/lib/accounts/link-token";
import { findPasswordHolder } from "@/lib/accounts/store";
import { alive, makeBusyPerson, opens, resetMails } from "@/lib/accounts/test-password-person";
import { deactivatePerson, reactivatePerson } from "@/lib/admin/person/deactivate-person";
import { makeAdmin, openSessionOf, permitOn, toldOf } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { unreadNotices } from "@/lib/notices/notice-store";
import { database, transaction } from "@/lib/platform/db";
import { markKnownBrowser } from "@/lib/sign-in/password-attempts";
import { findSession } from "@/lib/sign-in/session";
import { signIn } from "@/lib/sign-in/sign-in";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { accountOfTicket } from "@/lib/sign-in/ticket";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  PASSWORD,
} from "@/lib/two-factor/test-person";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
beforeAll(async () => {
  admin = await makeAdmin();
});

const deactivate = async (id: string) => deactivatePerson(await permitOn(admin, id, "deactivate-person"));
const reactivate = async (id: string) => reactivatePerson(await permitOn(admin, id, "reactivate-person"));
const ticketCounts = async (ticket: string) => (await accountOfTicket(ticket, NOW)) !== null;

/** Password, grant, session: the token, or null where one of the steps is refused. */
async function signInWhole(email: string, accountId: string): Promise<string | null> {
  // Each from a browser with a budget of its own: their passwords are right when they are checked.
  const browserMark = markKnownBrowser(accountId, NOW);
  const answer = await signIn({ email, password: PASSWORD, browserMark }, TRACE, NOW);
  if (!answer.ok) return null;
  return (await redeemSignInGrant(answer.value.token, TRACE, NOW))?.token ?? null;
}

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

describe("while an account is deactivated", () => {
  it("the right password gets what a wrong one gets: the answer, the budget, the row of the log", async () => {
    const { email, session } = await makeProtectedPerson();
    mustHave(await deactivate(session.accountId));
    expect([await opens(email), await opens(email, "not the password")]).toEqual([false, false]);
    const where = { subjectId: session.accountId, event: "password.checked" };
    const rows = await database().auditRow.findMany({ where, select: { result: true, reason: true } });
    expect(rows).toEqual([1, 2].map(() => ({ result: "failure", reason: "wrong-password" })));
    // As for an unknown address: every check sees no password, and costs the same slow hash.
    expect((await findPasswordHolder(email))?.password).toBeNull();
  });

  it("not even a row that was left behind opens, raises or permits anything", async () => {
    const { email, session, ticket, grant, links } = await makeBusyPerson();
    const { accountId } = session;
    // By hand, so that every row stays.
    await database().account.update({ where: { id: accountId }, data: { deactivatedAt: NOW } });
    expect(await findSession(session.token, NOW)).toBeNull();
    expect(await redeemSignInGrant(grant, TRACE, NOW)).toBeNull();
    expect(await opens(email)).toBe(false);
    expect(await ticketCounts(ticket)).toBe(false);
    for (const [purpose, token] of links)
      expect(await transaction((tx) => consumeLink(tx, purpose, token, NOW)), purpose).toBeNull();
    expect(await database().session.count({ where: { accountId, createdAt: { gt: NOW } } })).toBe(0);
  });

  it("no link for a new password is mailed", async () => {
    const { email, session } = await makePerson();
    mustHave(await deactivate(session.accountId));
    await forgotPassword({ email, clientAddress: "127.0.0.1", trace: TRACE, now: NOW });
    expect(await resetMails(email)).toEqual([]);
    expect(await database().linkToken.count({ where: { accountId: session.accountId } })).toBe(0);
  });
});

it("leaves no session alive beside twenty sign-ins at once, in every round (R63)", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { email, session } = await makePerson();
    const { accountId } = session;
    const signIns = Array.from({ length: 20 }, () => signInWhole(email, accountId));
    // Somewhere in the middle of them.
    await Promise.race(signIns.slice(round * 3));
    const [done, ...opened] = await Promise.all([deactivate(accountId), ...signIns]);
    expect(done.ok).toBe(true);
    for (const token of opened.filter((each) => each !== null))
      expect(await findSession(token, NOW)).toBeNull();
    expect(await alive(accountId)).toMatchObject({ sessions: 0, tickets: 0, grants: 0 });
    mustHave(await reactivate(accountId));
    for (const token of opened.filter((each) => each !== null))
      expect(await findSession(token, NOW)).toBeNull();
  }
});

it("leaves sign-ins whose password was right before it neither ticket nor grant (R63)", async () => {
  for (const make of [makePerson, makeProtectedPerson]) {
    const { email, session } = await make();
    const { accountId } = session;
    const offer = () => {
      const browserMark = markKnownBrowser(accountId, NOW);
      return signIn({ email, password: PASSWORD, browserMark }, TRACE, NOW);
    };
    const signIns = Array.from({ length: 20 }, offer);
    await Promise.race(signIns);
    mustHave(await deactivate(accountId));
    const results = await Promise.all(signIns);
    expect(results.some(({ ok }) => ok) && results.some(({ ok }) => !ok)).toBe(true);
    expect(await alive(accountId)).toMatchObject({ sessions: 0, tickets: 0, grants: 0 });
  }
});

it("lets the person in again with the same password, and brings nothing of before back to life", async () => {
  const { email, session, other, ticket, grant, links } = await makeBusyPerson();
  const { accountId } = session;
  mustHave(await deactivate(accountId));
  mustHave(await reactivate(accountId));
  for (const { token } of [session, other]) expect(await findSession(token, NOW)).toBeNull();
  expect([await redeemSignInGrant(grant, TRACE, NOW), await ticketCounts(ticket)]).toEqual([null, false]);
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
    expect(await deactivatePerson(act)).toMatchObject({ error: "step-up-required" });
    expect((await stateOf(accountId)).deactivatedAt).toBeNull();
  });
});
