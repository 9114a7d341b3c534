// Proves that a mailed link makes a new password once, opens no session, and never stands for the second factor.
import { describe, expect, it } from "vitest";
import { mintLink } from "@/lib/accounts/link-token";
import {
  alive,
  events,
  makeBusyPerson,
  NEW_PASSWORD,
  opens,
  reset,
  resetTokenFor,
  STAYING,
} from "@/lib/accounts/passwords/test-password-person";
import { reportAccount } from "@/lib/accounts/report-account";
import { plantApiKey } from "@/lib/api/test-api-keys";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { plantPasskey } from "@/lib/passkeys/test-planted-passkeys";
import { database, transaction } from "@/lib/platform/db";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/sessions/session";
import { signIn } from "@/lib/sign-in/sign-in";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  PASSWORD,
  rewardFor,
} from "@/lib/two-factor/test-person";

const accountOf = (email: string) =>
  database().account.findUniqueOrThrow({ where: { email }, include: { password: true } });

describe("a reset (R70)", () => {
  it("makes the new password open the account and the old one not", async () => {
    const { email } = await makePerson();
    mustHave(await reset(await resetTokenFor(email)));
    expect([await opens(email, PASSWORD), await opens(email, NEW_PASSWORD)]).toEqual([false, true]);
  });

  it("opens no session and ends all there are, with tickets, grants, trusted devices and links", async () => {
    const { email, session, other } = await makeBusyPerson();
    const token = await resetTokenFor(email);
    expect(await reset(token)).toEqual({ ok: true, value: null });
    expect(await alive(session.accountId)).toEqual({
      ...{ sessions: 0, tickets: 0, grants: 0, devices: 0, stepUps: 0 },
      // A notice was mailed, with its own way back.
      ...{ endingLinks: 0, stayingLinks: STAYING.length + 1 },
    });
    for (const { token: ended } of [session, other]) expect(await findSession(ended, NOW)).toBeNull();
  });

  it("that proves the address first takes from whoever registered it what they would read along by (R70, R85)", async () => {
    const { email, session } = await makePerson();
    const { accountId } = session;
    const squatter = `squatter-${email}`;
    await plantApiKey(session);
    const passkey = await plantPasskey(accountId);
    await database().account.update({ where: { id: accountId }, data: { secondEmail: squatter } });
    const notMe = await transaction((tx) => mintLink(tx, "not-me", { accountId, email: squatter }, NOW));
    mustHave(await reset(await resetTokenFor(email)));
    expect(await accountOf(email)).toMatchObject({ secondEmail: null, emailConfirmedAt: NOW });
    expect(await database().apiKey.count({ where: { accountId } })).toBe(0);
    expect(await queuedMails(squatter)).toEqual([]);
    const { needsPassword } = await database().passkey.findUniqueOrThrow({ where: { id: passkey } });
    expect(needsPassword).toBe(true);
    const report = { token: tokenOf(notMe), trace: TRACE, now: NOW };
    expect(await reportAccount(report)).toMatchObject({ error: "link-invalid" });
    const owners = { secondEmail: `second-${email}` };
    await database().account.update({ where: { id: accountId }, data: owners });
    mustHave(await reset(await resetTokenFor(email)));
    expect(await accountOf(email)).toMatchObject(owners);
  });

  it("leaves the second factor to be asked for at the next sign-in (R46)", async () => {
    const { email, phone, session } = await makeProtectedPerson();
    mustHave(await reset(await resetTokenFor(email)));
    const claim = { email, password: NEW_PASSWORD, browserMark: undefined };
    const { kind, token } = mustHave(await signIn(claim, TRACE, NOW));
    expect(kind).toBe("ticket");
    expect(await database().session.count({ where: { accountId: session.accountId } })).toBe(0);
    const proof = (code: string) => ({ kind: "authenticator", code }) as const;
    expect(
      (await completeSignIn({ ticket: token, proof: proof(phone.wrongCodeAt(NOW)) }, TRACE, NOW)).ok,
    ).toBe(false);
    mustHave(await completeSignIn({ ticket: token, proof: proof(phone.codeAt(NOW)) }, TRACE, NOW));
  });

  it("leaves the second factor's budget as it was, locked where it was locked (R46)", async () => {
    const { email, phone, session } = await makeProtectedPerson();
    const wrong = { kind: "authenticator", code: phone.wrongCodeAt(NOW) } as const;
    const ticket = await rewardFor(email);
    for (let n = 0; n < 5; n += 1) await completeSignIn({ ticket, proof: wrong }, TRACE, NOW);
    const where = { key: secondFactorKey(session.accountId) };
    const before = await database().attemptCounter.findUniqueOrThrow({ where });
    expect(before).toMatchObject({ failures: 5, lockedUntil: later(900) });
    mustHave(await reset(await resetTokenFor(email)));
    expect(await database().attemptCounter.findUniqueOrThrow({ where })).toEqual(before);
  });

  it("proves the mailbox, and keeps the day on which it was proved first", async () => {
    const { email } = await makePerson();
    mustHave(await reset(await resetTokenFor(email)));
    expect((await accountOf(email)).emailConfirmedAt).toEqual(NOW);
    const again = await resetTokenFor(email, later(60));
    mustHave(await reset(again, "another lantern oboe", later(60)));
    expect(await accountOf(email)).toMatchObject({
      emailConfirmedAt: NOW,
      password: { changedAt: later(60), disabledAt: null },
    });
  });

  it("is written down and told to the owner (R70, R85)", async () => {
    const { email, session } = await makePerson();
    mustHave(await reset(await resetTokenFor(email)));
    expect(await events(session.accountId, "password.reset")).toMatchObject([{ result: "success" }]);
    const notices = (await queuedMails(email)).map(({ values }) => values.notice);
    expect(notices.filter(Boolean)).toEqual(["password-reset"]);
  });

  it("forgets the wrong passwords of the address, those of other factors and addresses not (R84)", async () => {
    const [mine, yours] = [await makePerson(), await makePerson()];
    for (const { email } of [mine, yours])
      for (let n = 0; n < 5; n += 1) await opens(email, "not the password");
    mustHave(await reset(await resetTokenFor(mine.email)));
    expect(await opens(mine.email, NEW_PASSWORD)).toBe(true);
    expect(await opens(yours.email)).toBe(false);
  });
});

it("twins with the same first 72 bytes are two passwords (R8)", async () => {
  const { email } = await makePerson();
  const stem = "plum orbit kettle gravel ".repeat(3).slice(0, 72);
  mustHave(await reset(await resetTokenFor(email), `${stem}A`));
  expect([await opens(email, `${stem}B`), await opens(email, `${stem}A`)]).toEqual([false, true]);
});
