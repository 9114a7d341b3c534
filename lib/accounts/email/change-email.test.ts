// Proves that an address changes at the link that the new one got, once, and tells nobody who else has one (R71, R15).
import { describe, expect, it } from "vitest";
import { cancelEmailChange, requestEmailChange } from "@/lib/accounts/email/change-email";
import { confirmEmail } from "@/lib/accounts/email/confirm-email";
import { pendingEmailOf } from "@/lib/accounts/email/email-store";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { askFor, mailedToken, moveTo } from "@/lib/accounts/email/test-email-change";
import type { LinkPurpose } from "@/lib/accounts/link-token";
import { nearTokens, tokensForOthers } from "@/lib/accounts/test-links";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { EMAIL_CONFIRMATION_SECONDS } from "@/lib/platform/durations";
import { signIn } from "@/lib/sign-in/sign-in";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { later, makePerson, mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";

const linkInvalid = { ok: false, error: "link-invalid", details: {} };
const follow = (token: string, now = NOW) => confirmEmail({ token, trace: TRACE, now });
const accountOf = (id: string) => database().account.findUniqueOrThrow({ where: { id } });
const signInWith = (email: string) =>
  signIn({ email, password: PASSWORD, browserMark: undefined }, TRACE, NOW);

describe("until the new address is confirmed (R71)", () => {
  it("nothing changes; the link goes to the new address, under APP_URL", async () => {
    const { email, session } = await makePerson();
    const wanted = freshEmail();
    expect(await askFor(session, wanted)).toEqual({ ok: true, value: null });
    expect(await accountOf(session.accountId)).toMatchObject({ email });
    expect(await pendingEmailOf(session.accountId, "change-email", NOW)).toBe(wanted);
    const [mail] = await queuedMails(wanted);
    expect(mail).toMatchObject({ kind: "confirm-new-email", accountId: session.accountId });
    expect(mail?.values.link).toMatch(/^http:\/\/localhost:3000\/confirm-email#[\w-]{43}$/);
    expect(await queuedMails(email)).toEqual([]);
  });

  it("a newer wish and a cancel end it", async () => {
    const { email, session } = await makePerson();
    const [first, second] = [freshEmail(), freshEmail()];
    mustHave(await askFor(session, first));
    mustHave(await askFor(session, second));
    expect(await follow(await mailedToken(first, "confirm-new-email"))).toEqual(linkInvalid);
    await cancelEmailChange(session.accountId, TRACE, NOW);
    expect(await pendingEmailOf(session.accountId, "change-email", NOW)).toBeNull();
    expect(await follow(await mailedToken(second, "confirm-new-email"))).toEqual(linkInvalid);
    expect(await accountOf(session.accountId)).toMatchObject({ email });
  });

  it("asking needs a grant for it, and spends it", async () => {
    const { session } = await makePerson();
    const { accountId } = session;
    const ask = (claim: Awaited<ReturnType<typeof claimFor<"change-email">>>) =>
      requestEmailChange({ accountId, claim, trace: TRACE, now: NOW }, freshEmail(), "198.51.100.8");
    const claim = await claimFor(session.id, "change-email");
    expect(await ask(await claimFor(session.id, "change-email", "turn-off"))).toMatchObject({
      error: "step-up-required",
    });
    expect(await ask({ ...claim, token: "" })).toMatchObject({ error: "step-up-required" });
    expect(await ask(claim)).toMatchObject({ ok: true });
    expect(await ask(claim)).toMatchObject({ error: "step-up-required" });
  });

  it("one's own address is no change", async () => {
    const { email, session } = await makePerson();
    expect(await askFor(session, email)).toMatchObject({ error: "email-unchanged" });
    expect(await pendingEmailOf(session.accountId, "change-email", NOW)).toBeNull();
  });
});

describe("confirming", () => {
  it("changes the address, tells the old one with the way back, ends what the old one could do", async () => {
    const { email, session } = await makePerson();
    const { accountId } = session;
    await database().attemptCounter.deleteMany();
    await signIn({ email, password: "wrong", browserMark: undefined }, TRACE, NOW);
    const spared: LinkPurpose[] = ["undo-email", "not-me", "invitation", "cancel-reset", "second-email"];
    const others = await tokensForOthers(spared, { accountId, email }, NOW);
    expect(others).toHaveLength(4);
    const wanted = freshEmail();
    await moveTo(session, email, wanted, later(60));
    expect(await accountOf(accountId)).toMatchObject({ email: wanted, emailConfirmedAt: later(60) });
    const told = (await queuedMails(email)).find(({ kind }) => kind === "email-changed");
    expect(told?.values).toMatchObject({ newEmail: wanted });
    expect(told?.values.link).toMatch(/^http:\/\/localhost:3000\/undo-email#[\w-]{43}$/);
    expect(await database().attemptCounter.count()).toBe(0);
    const left = await database().linkToken.findMany({ where: { accountId, usedAt: null } });
    expect(left.map(({ purpose }) => purpose).sort()).toEqual(["not-me", "undo-email"]);
    expect(await database().auditRow.count({ where: { subjectId: accountId, event: "email.changed" } })).toBe(
      1,
    );
    expect(await database().notice.count({ where: { accountId, kind: "email-changed" } })).toBe(1);
    expect((await signInWith(wanted)).ok).toBe(true);
    expect((await signInWith(email)).ok).toBe(false);
  });

  it("happens once of twenty uses at once", async () => {
    const { email, session } = await makePerson();
    const wanted = freshEmail();
    mustHave(await askFor(session, wanted));
    const token = await mailedToken(wanted, "confirm-new-email");
    const results = await Promise.all(Array.from({ length: 20 }, () => follow(token)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await queuedMails(email)).filter(({ kind }) => kind === "email-changed")).toHaveLength(1);
    expect(await follow(token)).toEqual(linkInvalid);
  });

  it("gives an address that two want to one of them", async () => {
    const people = [await makePerson(), await makePerson()];
    const wanted = freshEmail();
    const tokens: string[] = [];
    for (const { session } of people) {
      mustHave(await askFor(session, wanted));
      tokens.push(await mailedToken(wanted, "confirm-new-email"));
    }
    const results = await Promise.all(tokens.map((token) => follow(token)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter(({ ok }) => !ok)).toEqual([linkInvalid]);
    expect(await database().account.count({ where: { email: wanted } })).toBe(1);
  });

  it("ends after a day, and no other token stands in for its own", async () => {
    const { email, session } = await makePerson();
    const wanted = freshEmail();
    mustHave(await askFor(session, wanted));
    const token = await mailedToken(wanted, "confirm-new-email");
    const subject = { accountId: session.accountId, email: freshEmail() };
    const others = await tokensForOthers(["confirm-email", "change-email", "second-email"], subject, NOW);
    for (const other of [...nearTokens(token), ...others]) expect(await follow(other)).toEqual(linkInvalid);
    expect(await follow(token, later(EMAIL_CONFIRMATION_SECONDS))).toEqual(linkInvalid);
    expect(await accountOf(session.accountId)).toMatchObject({ email });
  });
});
