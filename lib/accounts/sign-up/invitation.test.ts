// Proves that an invitation makes one account, of its own address and role, in every way of signing up.
import { describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { mintLink } from "@/lib/accounts/link-token";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { personName } from "@/lib/accounts/person-name";
import { acceptInvitation, invite } from "@/lib/accounts/sign-up/invitation";
import { requestSignUp } from "@/lib/accounts/sign-up/pending-sign-up";
import { nearTokens, tokensForOthers } from "@/lib/accounts/test-links";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { INVITATION_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { later, makePerson, mustHave, NOW, PASSWORD, redeem } from "@/lib/two-factor/test-person";

// Before anything asks for the settings.
process.env.SIGN_UP = "invite";

const linkInvalid = { ok: false, error: "link-invalid", details: {} };

async function makeInvitation(email = freshEmail(), role: "member" | "admin" = "member") {
  const link = mustHave(await invite({ email, role, locale: "zh-CN", trace: TRACE, now: NOW }));
  return { email, link, token: tokenOf(link) };
}
const accept = (token: string, now = NOW, password = PASSWORD) =>
  acceptInvitation({ token, password, locale: "zh-CN", trace: TRACE, now });
const accounts = (email: string) => database().account.count({ where: { email } });

it("is mailed to its address, and the same link under APP_URL is returned (R70)", async () => {
  const { email, link } = await makeInvitation();
  expect(link).toMatch(/^http:\/\/localhost:3000\/invitation#[\w-]{43}$/);
  expect(await queuedMails(email)).toMatchObject([{ kind: "invitation", locale: "zh-CN", values: { link } }]);
  expect(await database().auditRow.count({ where: { event: "invitation.created" } })).toBe(1);
});

it("takes the invited person's name for no password (R10)", async () => {
  const email = freshEmail();
  const name = personName("Xiqvoltar Brankowicz");
  const link = mustHave(await invite({ email, role: "member", name, locale: "en", trace: TRACE, now: NOW }));
  const token = tokenOf(link);
  const guess = "xiqvoltarbrankowicz";
  expect(await accept(token, NOW, guess)).toMatchObject({ error: "password-guessable" });
  const { accountId } = await redeem(mustHave(await accept(token)));
  expect(await accounts(email)).toBe(1);
  const reset = await transaction((tx) => mintLink(tx, "reset-password", { accountId, email }, NOW));
  const again = { token: tokenOf(reset), password: guess, trace: TRACE, now: NOW };
  expect(await resetPassword(again)).toMatchObject({ error: "password-guessable" });
});

it.each(["member", "admin"] as const)("makes a %s with a confirmed address and a session", async (role) => {
  const { email, token } = await makeInvitation(freshEmail(), role);
  const session = await redeem(mustHave(await accept(token, later(60))), later(60));
  expect(session).toMatchObject({ email, role, emailConfirmed: true, hasSecondFactor: false });
  const account = await database().account.findUniqueOrThrow({ where: { email } });
  expect(account).toMatchObject({ emailConfirmedAt: later(60), locale: "zh-CN" });
  const rows = await database().auditRow.findMany({
    where: { subjectId: account.id },
    orderBy: { id: "asc" },
  });
  expect(rows.map(({ event }) => event)).toEqual([
    "invitation.created",
    "invitation.accepted",
    "account.created",
    "session.opened",
  ]);
});

describe("the link", () => {
  it("makes one account of twenty uses at once", async () => {
    const { email, token } = await makeInvitation();
    const results = await Promise.all(Array.from({ length: 20 }, () => accept(token)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await accounts(email)).toBe(1);
    expect(await accept(token)).toEqual(linkInvalid);
  });

  it("ends after a day, and when a newer one takes its place", async () => {
    const { email, token: older } = await makeInvitation();
    const { token: newer } = await makeInvitation(email);
    expect(await accept(older)).toEqual(linkInvalid);
    expect(await accept(newer, later(INVITATION_SECONDS))).toEqual(linkInvalid);
    expect(await accounts(email)).toBe(0);
    expect((await accept(newer, later(INVITATION_SECONDS - 1))).ok).toBe(true);
  });

  it("has no other that stands in for it", async () => {
    const { email, token } = await makeInvitation();
    const person = await makePerson();
    const subject = { accountId: person.session.accountId, email: person.email };
    const others = await tokensForOthers(["invitation"], subject, NOW);
    for (const other of [...nearTokens(token), ...others, person.session.token])
      expect(await accept(other)).toEqual(linkInvalid);
    expect(await accounts(email)).toBe(0);
  });

  it("is not spent on a password that is refused", async () => {
    const { token } = await makeInvitation();
    expect(await accept(token, NOW, "short")).toMatchObject({ error: "password-too-short" });
    expect((await accept(token)).ok).toBe(true);
  });
});

it("tells every other administrator of a new one, and nobody of a new member (R75)", async () => {
  const { email: other, session } = await makePerson();
  const { accountId } = session;
  await database().account.update({
    where: { id: accountId },
    data: { role: "admin", emailConfirmedAt: NOW },
  });
  const { email, token } = await makeInvitation(freshEmail(), "admin");
  for (const each of [token, (await makeInvitation()).token]) mustHave(await accept(each));
  expect(await database().notice.findMany({ where: { accountId } })).toMatchObject([{ kind: "admin-new" }]);
  expect(await queuedMails(other)).toMatchObject([{ values: { notice: "admin-new", about: email } }]);
  const account = await database().account.findUniqueOrThrow({ where: { email } });
  expect(account).toMatchObject({ role: "admin", adminSince: NOW });
  expect(await database().notice.count({ where: { accountId: account.id } })).toBe(0);
});

describe("an address that has an account", () => {
  it("is not invited", async () => {
    const { email } = await makePerson();
    const again = await invite({ email, role: "admin", locale: "en", trace: TRACE, now: NOW });
    expect(again).toMatchObject({ error: "email-taken" });
    expect(await queuedMails(email)).toEqual([]);
  });

  it("since the invitation went out keeps it", async () => {
    const { email, token } = await makeInvitation(freshEmail(), "admin");
    const { session } = await makePerson(NOW, email);
    expect(await accept(token)).toMatchObject({ error: "email-taken" });
    const account = await database().account.findUniqueOrThrow({ where: { email } });
    expect(account).toMatchObject({ id: session.accountId, role: "member" });
  });
});

it("is the only way in where nobody signs up by themselves", async () => {
  expect(settings().signUp).toBe("invite");
  const email = freshEmail();
  const wish = { email, password: PASSWORD, locale: "en", clientAddress: "198.51.100.9" } as const;
  expect(await requestSignUp({ ...wish, trace: TRACE, now: NOW })).toMatchObject({ error: "sign-up-closed" });
  expect(await queuedMails(email)).toEqual([]);
});
