// Proves that the link of an address confirms that address, once, and nothing else (R70, R94).
import { describe, expect, it } from "vitest";
import { confirmEmail, resendConfirmation } from "@/lib/accounts/email/confirm-email";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { signUp } from "@/lib/accounts/sign-up/sign-up";
import { setLocale } from "@/lib/accounts/store";
import { nearTokens, tokensForOthers } from "@/lib/accounts/test-links";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { EMAIL_CONFIRMATION_SECONDS } from "@/lib/platform/durations";
import { MAIL_REQUESTS_TO_ADDRESS } from "@/lib/platform/limits";
import { findSession } from "@/lib/sign-in/sessions/session";
import { later, mustHave, NOW, PASSWORD, redeem } from "@/lib/two-factor/test-person";

const linkInvalid = { ok: false, error: "link-invalid", details: {} };
const CLIENT = "198.51.100.7";

async function join(locale: "en" | "zh-CN" = "en") {
  const email = freshEmail();
  const grant = mustHave(await signUp({ email, password: PASSWORD, locale, trace: TRACE, now: NOW }));
  const session = await redeem(grant);
  const [mail] = await queuedMails(email);
  return { email, session, accountId: session.accountId, mail, token: tokenOf(mail?.values.link) };
}
const confirm = (token: string, now = NOW) => confirmEmail({ token, trace: TRACE, now });
const confirmedAt = async (id: string) =>
  (await database().account.findUniqueOrThrow({ where: { id } })).emailConfirmedAt;
const resend = (accountId: string, now = NOW) =>
  resendConfirmation({ accountId, clientAddress: CLIENT, now });

it("is mailed at sign-up, in the language of the request, to that address alone, under APP_URL (R70)", async () => {
  const { accountId, mail } = await join("zh-CN");
  expect(mail).toMatchObject({ kind: "confirm-email", locale: "zh-CN", accountId });
  expect(mail?.values.link).toMatch(/^http:\/\/localhost:3000\/confirm-email#[\w-]{43}$/);
});

it("confirms the address, for the session that is open too, and stands in the security log", async () => {
  const { accountId, session, token } = await join();
  expect(session.emailConfirmed).toBe(false);
  expect(await confirm(token, later(60))).toEqual({ ok: true, value: null });
  expect(await confirmedAt(accountId)).toEqual(later(60));
  expect(await findSession(session.token, later(60))).toMatchObject({ emailConfirmed: true });
  const where = { subjectId: accountId, event: "email.confirmed" };
  expect(await database().auditRow.count({ where })).toBe(1);
});

describe("the link", () => {
  it("counts once of twenty uses at once", async () => {
    const { token, accountId } = await join();
    const results = await Promise.all(Array.from({ length: 20 }, () => confirm(token)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await confirm(token)).toEqual(linkInvalid);
    const where = { subjectId: accountId, event: "email.confirmed" };
    expect(await database().auditRow.count({ where })).toBe(1);
  });

  it("ends after a day, and not a second before", async () => {
    const [late, early] = [await join(), await join()];
    expect(await confirm(late.token, later(EMAIL_CONFIRMATION_SECONDS))).toEqual(linkInvalid);
    expect(await confirmedAt(late.accountId)).toBeNull();
    expect((await confirm(early.token, later(EMAIL_CONFIRMATION_SECONDS - 1))).ok).toBe(true);
  });

  it("has no other that stands in for it, and confirms nobody else's address", async () => {
    const [mine, yours] = [await join(), await join()];
    const subject = { accountId: mine.accountId, email: mine.email };
    const others = await tokensForOthers(["confirm-email", "change-email", "second-email"], subject, NOW);
    for (const other of [...nearTokens(mine.token), ...others, mine.session.token])
      expect(await confirm(other)).toEqual(linkInvalid);
    mustHave(await confirm(yours.token));
    expect(await confirmedAt(mine.accountId)).toBeNull();
    expect((await confirm(mine.token)).ok).toBe(true);
  });

  it("is dead once the account has another address", async () => {
    const { token, accountId } = await join();
    const email = freshEmail();
    await database().account.update({ where: { id: accountId }, data: { email } });
    expect(await confirm(token)).toEqual(linkInvalid);
    expect(await confirmedAt(accountId)).toBeNull();
  });
});

describe("sending the link again", () => {
  it("ends the older one", async () => {
    const { email, token, accountId } = await join();
    mustHave(await resend(accountId, later(1)));
    const [, again] = await queuedMails(email);
    expect(again?.kind).toBe("confirm-email");
    expect(await confirm(token, later(2))).toEqual(linkInvalid);
    expect((await confirm(tokenOf(again?.values.link), later(2))).ok).toBe(true);
  });

  it("stops at the address's share, and says so to its owner", async () => {
    const { email, accountId } = await join();
    for (let n = 0; n < MAIL_REQUESTS_TO_ADDRESS; n += 1) expect((await resend(accountId)).ok).toBe(true);
    expect(await resend(accountId)).toMatchObject({ error: "too-many-mails" });
    expect(await queuedMails(email)).toHaveLength(1 + MAIL_REQUESTS_TO_ADDRESS);
  });

  it("does nothing where the address is confirmed", async () => {
    const { email, accountId, token } = await join();
    mustHave(await confirm(token));
    expect((await resend(accountId)).ok).toBe(true);
    expect(await queuedMails(email)).toHaveLength(1);
  });
});

it("writes later mails in the language that the owner switched to", async () => {
  const { email, accountId } = await join("en");
  await setLocale(accountId, "zh-CN");
  mustHave(await resend(accountId, later(1)));
  expect((await queuedMails(email)).map(({ locale }) => locale)).toEqual(["en", "zh-CN"]);
});
