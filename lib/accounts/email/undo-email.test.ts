// Proves that the old address takes a change back with everything that it let in, whatever happened in between (R71).
import { describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { askFor, mailedToken, moveTo } from "@/lib/accounts/email/test-email-change";
import { undoEmailChange } from "@/lib/accounts/email/undo-email";
import { opens, resetMails } from "@/lib/accounts/passwords/test-password-person";
import { nearTokens, tokensForOthers } from "@/lib/accounts/test-links";
import { makeScheduled, resetStatesOf } from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { EMAIL_UNDO_SECONDS } from "@/lib/platform/durations";
import { hashToken } from "@/lib/platform/random-token";
import { passwordKey } from "@/lib/sign-in/attempts/password-key";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf, signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { mintTicket } from "@/lib/sign-in/ticket";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

const linkInvalid = { ok: false, error: "link-invalid", details: {} };
const undo = (token: string, now = NOW) => undoEmailChange({ token, trace: TRACE, now });
const accountOf = (id: string) => database().account.findUniqueOrThrow({ where: { id } });

/** A person whose address somebody with the session changed. */
async function makeMoved() {
  const { email, session } = await makePerson();
  const moved = freshEmail();
  return { email, moved, session, accountId: session.accountId, token: await moveTo(session, email, moved) };
}

describe("the link to the old address", () => {
  it("restores it, confirmed, ends everything, and mails the link for a new password there", async () => {
    const { email, moved, session, accountId, token } = await makeMoved();
    const other = await openSessionOf(accountId, "password");
    await signInGrantOf(accountId, "password");
    await transaction((tx) => mintTicket(tx, accountId, NOW));
    mustHave(await askFor(session, freshEmail()));
    expect(await undo(token, later(60))).toEqual({ ok: true, value: null });

    expect(await accountOf(accountId)).toMatchObject({ email, emailConfirmedAt: later(60) });
    for (const { token: dead } of [session, other]) expect(await findSession(dead, later(60))).toBeNull();
    const db = database();
    const where = { where: { accountId } };
    for (const count of [db.ticket.count(where), db.signInGrant.count(where), db.trustedDevice.count(where)])
      expect(await count).toBe(0);
    const left = await db.linkToken.findMany({ where: { accountId, usedAt: null } });
    // The one for a new password, and the one in the notice of the undo itself.
    expect(left.map(({ purpose }) => purpose).sort()).toEqual(["not-me", "reset-password"]);
    expect(await queuedMails(moved)).toContainEqual(expect.objectContaining({ kind: "email-restored" }));
    expect(await db.password.findUniqueOrThrow(where)).toMatchObject({ disabledAt: later(60) });
    const reset = (await queuedMails(email)).find(({ kind }) => kind === "password-stopped");
    expect(reset?.values.link).toMatch(/^http:\/\/localhost:3000\/reset-password#[\w-]{43}$/);
    const events = { subjectId: accountId, event: "email.change-undone" };
    expect(await db.auditRow.count({ where: events })).toBe(1);
  });

  it("calls off a reset of the second factor that waits: whoever moved the account may have asked for it (R74)", async () => {
    const { id, email, session } = await makeScheduled();
    const token = await moveTo(session, email, freshEmail());
    expect(await resetStatesOf(id)).toEqual(["scheduled"]);
    mustHave(await undo(token));
    expect(await resetStatesOf(id)).toEqual(["called-off"]);
  });

  it("forgets the wrong passwords of both addresses: neither owner waits for what the other one tried", async () => {
    const { email, moved, token } = await makeMoved();
    for (const address of [email, moved]) expect(await opens(address, "not the password")).toBe(false);
    const keys = [email, moved].map((address) => passwordKey(address, null));
    const counted = () => database().attemptCounter.count({ where: { key: { in: keys } } });
    expect(await counted()).toBe(2);
    mustHave(await undo(token));
    expect(await counted()).toBe(0);
  });

  it("is good for three days, once, and once of twenty uses at once", async () => {
    const [late, early] = [await makeMoved(), await makeMoved()];
    expect(await undo(late.token, later(EMAIL_UNDO_SECONDS))).toEqual(linkInvalid);
    expect(await accountOf(late.accountId)).toMatchObject({ email: late.moved });
    const end = later(EMAIL_UNDO_SECONDS - 1);
    const results = await Promise.all(Array.from({ length: 20 }, () => undo(early.token, end)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await undo(early.token, end)).toEqual(linkInvalid);
    const resets = (await queuedMails(early.email)).filter(({ kind }) => kind === "password-stopped");
    expect(resets).toHaveLength(1);
  });

  it("has no other that stands in for it, and touches nobody else", async () => {
    const [mine, yours] = [await makeMoved(), await makeMoved()];
    const { accountId, email, token } = mine;
    const others = await tokensForOthers(["undo-email"], { accountId, email }, NOW);
    for (const other of [...nearTokens(token), ...others, mine.session.token])
      expect(await undo(other)).toEqual(linkInvalid);
    mustHave(await undo(yours.token));
    expect(await accountOf(accountId)).toMatchObject({ email: mine.moved });
    expect(await findSession(mine.session.token, NOW)).not.toBeNull();
    mustHave(await undo(token));
  });
});

describe("an attacker's chain of addresses", () => {
  /** A to B to C, all by somebody who holds the session. */
  async function makeChain() {
    const { email: a, session } = await makePerson();
    const [b, c] = [freshEmail(), freshEmail()];
    const undoA = await moveTo(session, a, b, later(30));
    const undoB = await moveTo(session, b, c, later(60));
    return { a, b, c, undoA, undoB, accountId: session.accountId };
  }

  it("falls with the owner's undo: no later address has a way back", async () => {
    const { a, b, c, undoA, undoB, accountId } = await makeChain();
    mustHave(await undo(undoA, later(90)));
    expect(await undo(undoB, later(91))).toEqual(linkInvalid);
    expect(await accountOf(accountId)).toMatchObject({ email: a });
    for (const address of [b, c]) {
      expect(await resetMails(address)).toEqual([]);
      const notice = (await queuedMails(address)).find(({ kind }) => kind === "notice");
      const hash = tokenOf(notice?.values.link ?? "http://none/#");
      expect(await database().linkToken.count({ where: { hash, usedAt: null } })).toBe(0);
    }
  });

  it("cannot take the owner's undo away with an undo of its own", async () => {
    const { a, b, undoA, undoB, accountId } = await makeChain();
    mustHave(await undo(undoB, later(90)));
    expect(await accountOf(accountId)).toMatchObject({ email: b });
    mustHave(await undo(undoA, later(91)));
    expect(await accountOf(accountId)).toMatchObject({ email: a });
    // Of the links for a new password, the one in the owner's mail: not the one that the undo mailed to b.
    expect((await queuedMails(b)).map(({ kind }) => kind)).toContain("password-stopped");
    const where = { accountId, usedAt: null, purpose: { not: "not-me" } };
    const live = await database().linkToken.findMany({ where });
    expect(live.map(({ hash }) => hash)).toEqual([hashToken(await mailedToken(a, "password-stopped"))]);
  });
});

it("also serves an old address that nobody ever confirmed", async () => {
  const { email, session } = await makePerson();
  expect(session.emailConfirmed).toBe(false);
  const token = await moveTo(session, email, freshEmail());
  expect((await undo(token)).ok).toBe(true);
});
