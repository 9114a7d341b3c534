// Proves that a hundred wrong passwords in a row freeze the password until a mailed reset, and keep no owner out for good.
import { describe, expect, it } from "vitest";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import {
  events,
  NEW_PASSWORD,
  opens,
  resetMails,
  resetTokenFor,
} from "@/lib/accounts/passwords/test-password-person";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { PASSWORD_CAP_FAILURES } from "@/lib/platform/limits";
import { FROZEN_UNTIL } from "@/lib/sign-in/attempts/attempt-budget";
import { passwordKey } from "@/lib/sign-in/attempts/password-key";
import { knownBrowserId, markKnownBrowser } from "@/lib/sign-in/known-browser";
import { signIn } from "@/lib/sign-in/sign-in";
import { sweepSignIn } from "@/lib/sign-in/sweep";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

const DAY = 86_400;
const WRONG = "not the password";

/** Counts failures as if they had been made before, with the last wait just over. */
async function plantFailures(key: string, failures = PASSWORD_CAP_FAILURES - 1): Promise<void> {
  await database().attemptCounter.create({ data: { key, failures, lockedUntil: NOW, updatedAt: NOW } });
}

/** A person whose hundredth wrong password has just been typed. */
async function makeFrozenPerson() {
  const person = await makePerson();
  await plantFailures(passwordKey(person.email, null));
  await opens(person.email, WRONG);
  return person;
}

describe("the hundredth wrong password in a row (NIST SP 800-63B 3.2.2)", () => {
  it("freezes: even the right one fails, in the same words, whatever the clock says", async () => {
    const { email } = await makeFrozenPerson();
    for (const now of [NOW, later(3600), later(1000 * DAY)]) {
      const answer = await signIn(
        { email, password: "plum orbit kettle", browserMark: undefined },
        TRACE,
        now,
      );
      expect(answer).toEqual({ ok: false, error: "credentials-wrong", details: {} });
    }
  });

  it("does not freeze when it is right", async () => {
    const { email } = await makePerson();
    await plantFailures(passwordKey(email, null));
    expect(await opens(email)).toBe(true);
    expect(await resetMails(email)).toEqual([]);
    expect(await opens(email, WRONG)).toBe(false);
    expect(await opens(email)).toBe(true);
  });

  it("mails one link, of thirty posts at once and of all that follow", async () => {
    const { email, session } = await makePerson();
    await plantFailures(passwordKey(email, null));
    await Promise.all(Array.from({ length: 30 }, () => opens(email, WRONG)));
    await opens(email, WRONG, later(DAY));
    expect(await resetMails(email)).toMatchObject([{ kind: "password-frozen" }]);
    expect(await events(session.accountId, "password.reset-requested")).toMatchObject([
      { reason: "too-many-failures", actorId: null },
    ]);
  });

  it("freezes an unknown address alike, and mails nobody", async () => {
    const email = "nobody-at-all@example.test";
    const before = await database().mailMessage.count();
    await plantFailures(passwordKey(email, null));
    await opens(email, WRONG);
    const row = await database().attemptCounter.findUnique({ where: { key: passwordKey(email, null) } });
    expect(row).toMatchObject({ failures: PASSWORD_CAP_FAILURES, lockedUntil: FROZEN_UNTIL });
    expect(await database().mailMessage.count()).toBe(before);
  });
});

describe("a frozen password", () => {
  it("opens again after a reset by the link that was mailed", async () => {
    const { email } = await makeFrozenPerson();
    const token = tokenOf((await resetMails(email))[0]?.values.link);
    mustHave(await resetPassword({ token, password: NEW_PASSWORD, trace: TRACE, now: NOW }));
    expect(await opens(email, NEW_PASSWORD)).toBe(true);
  });

  it("opens again after a reset that the owner asked for later", async () => {
    const { email } = await makeFrozenPerson();
    const token = await resetTokenFor(email, later(DAY));
    mustHave(await resetPassword({ token, password: NEW_PASSWORD, trace: TRACE, now: later(DAY) }));
    expect(await opens(email, NEW_PASSWORD, later(DAY))).toBe(true);
  });

  it("is not thawed by the sweep of counters at rest, while a locked one is forgotten", async () => {
    const [frozen, locked] = [await makeFrozenPerson(), await makePerson()];
    for (let n = 0; n < 5; n += 1) await opens(locked.email, WRONG);
    await sweepSignIn(later(1000 * DAY));
    const keys = [frozen, locked].map(({ email }) => passwordKey(email, null));
    const left = await database().attemptCounter.findMany({ where: { key: { in: keys } } });
    expect(left.map(({ key }) => key)).toEqual([keys[0]]);
    expect(await opens(frozen.email, undefined, later(1000 * DAY))).toBe(false);
  });

  it("keeps out no browser that its owner signed in with before (R81)", async () => {
    const { email, session } = await makeFrozenPerson();
    const browserMark = markKnownBrowser(session.accountId, NOW);
    const claim = { email, password: "plum orbit kettle", browserMark };
    expect((await signIn(claim, TRACE, NOW)).ok).toBe(true);
    expect(await opens(email)).toBe(false);
  });

  it("of a known browser keeps no other browser out (R81)", async () => {
    const { email, session } = await makePerson();
    const browserMark = markKnownBrowser(session.accountId, NOW);
    await plantFailures(
      passwordKey(email, knownBrowserId(browserMark, { id: session.accountId, passwordChangedAt: NOW }, NOW)),
    );
    await signIn({ email, password: WRONG, browserMark }, TRACE, NOW);
    const claim = { email, password: "plum orbit kettle", browserMark };
    expect((await signIn(claim, TRACE, later(DAY))).ok).toBe(false);
    expect(await opens(email)).toBe(true);
    expect(await resetMails(email)).toHaveLength(1);
  });
});
