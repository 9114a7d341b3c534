// Proves that a deactivated account opens, raises and permits nothing, in every race, and says nothing to whoever tries (R63).
import { beforeAll, describe, expect, it } from "vitest";
import { consumeLink } from "@/lib/accounts/link-store";
import { forgotPassword } from "@/lib/accounts/passwords/forgot-password";
import { alive, makeBusyPerson, opens, resetMails } from "@/lib/accounts/passwords/test-password-person";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { findPasswordHolder } from "@/lib/accounts/store";
import { deactivatePerson, reactivatePerson } from "@/lib/admin/person/deactivate-person";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { markKnownBrowser } from "@/lib/sign-in/known-browser";
import { findSession } from "@/lib/sign-in/sessions/session";
import { signIn } from "@/lib/sign-in/sign-in";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { findTicket } from "@/lib/sign-in/ticket";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { prepareCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import {
  beginEnrollment,
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
const ticketCounts = async (ticket: string) => (await findTicket(ticket, NOW)) !== null;

/** Password, grant, session: the token, or null where one of the steps is refused. */
async function signInWhole(email: string, accountId: string): Promise<string | null> {
  // Each from a browser with a budget of its own: their passwords are right when they are checked.
  const browserMark = markKnownBrowser(accountId, NOW);
  const answer = await signIn({ email, password: PASSWORD, browserMark }, TRACE, NOW);
  if (!answer.ok) return null;
  return (await redeemSignInGrant(answer.value.token, TRACE, NOW))?.token ?? null;
}

describe("while an account is deactivated", () => {
  it("the right password gets what a wrong one gets: the answer, the budget, the row of the log (R15)", async () => {
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
    const sessions = () => database().session.count({ where: { accountId } });
    const before = await sessions();
    // By hand, so that every row stays.
    await database().account.update({ where: { id: accountId }, data: { deactivatedAt: NOW } });
    expect(await findSession(session.token, NOW)).toBeNull();
    expect(await redeemSignInGrant(grant, TRACE, NOW)).toBeNull();
    expect(await opens(email)).toBe(false);
    expect(await ticketCounts(ticket)).toBe(false);
    for (const [purpose, token] of links)
      expect(await transaction((tx) => consumeLink(tx, purpose, token, NOW)), purpose).toBeNull();
    expect(await sessions()).toBe(before);
  });

  it("no link for a new password is mailed", async () => {
    const { email, session } = await makePerson();
    mustHave(await deactivate(session.accountId));
    await forgotPassword({ email, clientAddress: "127.0.0.1", trace: TRACE, now: NOW });
    expect(await resetMails(email)).toEqual([]);
    expect(await database().linkToken.count({ where: { accountId: session.accountId } })).toBe(0);
  });

  it.each(["with", "without"])(
    "no enrollment is confirmed and no permit counts, %s the row of the session",
    async (way) => {
      const { session } = await makePerson();
      const { accountId, id } = session;
      const { enrollmentId, owner, phone } = await beginEnrollment(session);
      await prepareCheapCodes(enrollmentId, accountId);
      const claim = await claimFor(id, "delete-account");
      if (way === "without") mustHave(await deactivate(accountId));
      else await database().account.update({ where: { id: accountId }, data: { deactivatedAt: NOW } });
      const confirmation = { owner, code: phone.codeAt(NOW), name: "Phone", trace: TRACE, now: NOW };
      expect(await confirmEnrollment(confirmation)).toMatchObject({ error: "enrollment-missing" });
      expect(await database().authenticator.count({ where: { accountId } })).toBe(0);
      expect(await deleteAccount({ accountId, claim, trace: TRACE, now: NOW })).toMatchObject({
        error: "step-up-required",
      });
      expect(await database().account.count({ where: { id: accountId } })).toBe(1);
    },
  );
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
