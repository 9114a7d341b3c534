// Proves that an account begins with the link and the chosen password together, once, and with nothing less (R70, R94).
import { describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { confirmSignUp } from "@/lib/accounts/sign-up/confirm-sign-up";
import { insertPendingSignUp } from "@/lib/accounts/sign-up/pending-sign-up-store";
import { nearTokens, tokensForOthers } from "@/lib/accounts/test-links";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { EMAIL_CONFIRMATION_SECONDS } from "@/lib/platform/durations";
import { PENDING_SIGN_UP_ATTEMPTS } from "@/lib/platform/limits";
import { signIn } from "@/lib/sign-in/sign-in";
import { later, makePerson, mustHave, NOW, PASSWORD, redeem } from "@/lib/two-factor/test-person";

// Before anything asks for the settings.
process.env.SIGN_UP = "confirmed";

const WRONG = "another plum kettle";

async function plantSignUp(email = freshEmail(), chosen = PASSWORD) {
  const password = await hashPassword(chosen);
  const pending = { email, password, locale: "zh-CN" } as const;
  return { email, token: await transaction((tx) => insertPendingSignUp(tx, pending, NOW)) };
}
const confirm = (token: string, password = PASSWORD, now = NOW) =>
  confirmSignUp({ token, password, trace: TRACE, now });
const accounts = (email: string) => database().account.count({ where: { email } });

const linkInvalid = { ok: false, error: "link-invalid", details: {} };
const passwordWrong = { ok: false, error: "sign-up-password-wrong", details: {} };

it("makes a member with a confirmed address and the sign-up's language, and opens one session", async () => {
  const { email, token } = await plantSignUp();
  const session = await redeem(mustHave(await confirm(token)));
  expect(session).toMatchObject({ email, emailConfirmed: true, role: "member", hasSecondFactor: false });
  const account = await database().account.findUniqueOrThrow({ where: { email } });
  expect(account).toMatchObject({ emailConfirmedAt: NOW, locale: "zh-CN", createdAt: NOW });
  const events = await database().auditRow.findMany({
    where: { subjectId: account.id },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ event }) => event)).toEqual(["account.created", "session.opened"]);
  expect((await signIn({ email, password: PASSWORD, browserMark: undefined }, TRACE, NOW)).ok).toBe(true);
});

describe("the link", () => {
  it("makes one account of twenty uses at once", async () => {
    const { email, token } = await plantSignUp();
    const results = await Promise.all(Array.from({ length: 20 }, () => confirm(token)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await accounts(email)).toBe(1);
    expect(await confirm(token)).toEqual(linkInvalid);
  });

  it("makes one account of two links of one address at once, and neither works after", async () => {
    const email = freshEmail();
    const { token: first } = await plantSignUp(email);
    const { token: second } = await plantSignUp(email);
    const results = await Promise.all([confirm(first), confirm(second)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await accounts(email)).toBe(1);
    for (const token of [first, second]) expect(await confirm(token)).toEqual(linkInvalid);
    expect(await database().pendingSignUp.count({ where: { email } })).toBe(0);
  });

  it("ends after a day, and not a second before", async () => {
    const [late, early] = [await plantSignUp(), await plantSignUp()];
    expect(await confirm(late.token, PASSWORD, later(EMAIL_CONFIRMATION_SECONDS))).toEqual(linkInvalid);
    expect((await confirm(early.token, PASSWORD, later(EMAIL_CONFIRMATION_SECONDS - 1))).ok).toBe(true);
  });

  it("has no other that stands in for it", async () => {
    const { email, token } = await plantSignUp();
    const person = await makePerson();
    const others = await tokensForOthers(
      [],
      { accountId: person.session.accountId, email: person.email },
      NOW,
    );
    for (const other of [...nearTokens(token), ...others, person.session.token])
      expect(await confirm(other)).toEqual(linkInvalid);
    expect(await accounts(email)).toBe(0);
    expect((await confirm(token)).ok).toBe(true);
  });

  it("is dead once the address has got an account by another way", async () => {
    const { email, token } = await plantSignUp();
    await makePerson(NOW, email);
    expect(await confirm(token)).toEqual(linkInvalid);
    expect(await accounts(email)).toBe(1);
  });
});

describe("the chosen password", () => {
  it("is asked for: whoever only reads the mail begins no account with a stranger's password", async () => {
    const { email, token } = await plantSignUp(freshEmail(), "a stranger chose this one");
    for (const guess of [PASSWORD, "", "a stranger chose this"]) {
      expect(await confirm(token, guess)).toEqual(passwordWrong);
    }
    expect(await accounts(email)).toBe(0);
  });

  it("leaves the owner's own sign-up alive beside a stranger's, and ends the stranger's", async () => {
    const { email, token: strangers } = await plantSignUp(freshEmail(), WRONG);
    const { token: owners } = await plantSignUp(email);
    mustHave(await confirm(owners));
    expect(await confirm(strangers, WRONG)).toEqual(linkInvalid);
    expect((await signIn({ email, password: WRONG, browserMark: undefined }, TRACE, NOW)).ok).toBe(false);
  });

  it("may be tried five times, also when all tries come at once", async () => {
    const { email, token } = await plantSignUp();
    const results = await Promise.all(Array.from({ length: 20 }, () => confirm(token, WRONG)));
    const wrong = results.filter((result) => !result.ok && result.error === "sign-up-password-wrong");
    expect(wrong).toHaveLength(PENDING_SIGN_UP_ATTEMPTS);
    expect(await confirm(token)).toEqual(linkInvalid);
    expect(await accounts(email)).toBe(0);
  });
});
