// Proves what a passkey alone opens, what shuts it, and what its counter tells (R63, R74, R124).
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { mintLink } from "@/lib/accounts/link-token";
import { reset, resetTokenFor, tryChange } from "@/lib/accounts/passwords/test-password-person";
import { reportAccount } from "@/lib/accounts/report-account";
import { endSecondFactors } from "@/lib/admin/resets/end-second-factors";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { signInWithPasskey } from "@/lib/passkeys/sign-in-with-passkey";
import { TestAuthenticator } from "@/lib/passkeys/test-authenticator";
import {
  askAtTicket,
  askBrowser,
  makePasskeyOnlyPerson,
  makePasskeyPerson,
  passkeyRows,
  signInAlone,
  signInWith,
} from "@/lib/passkeys/test-passkeys";
import { database, transaction } from "@/lib/platform/db";
import type { Result } from "@/lib/platform/result";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { mustHave, NOW, redeem } from "@/lib/two-factor/test-person";
import { signInMethods } from "@/lib/two-factor/verification/sign-in-methods";

type PasskeyPerson = Awaited<ReturnType<typeof makePasskeyPerson>>;

const setAccount = (
  id: string,
  data: { deactivatedAt?: Date; resetAt?: Date; emailConfirmedAt?: Date; role?: string },
) => database().account.update({ where: { id }, data });

/** The token of a notice's link, by which the owner says "this was not me". */
const misuseToken = async (accountId: string, email: string) =>
  tokenOf(await transaction((tx) => mintLink(tx, "not-me", { accountId, email }, NOW)));

it("opens a session by itself, of administrators too, and no password is asked for", async () => {
  const { authenticator, accountId } = await makePasskeyOnlyPerson();
  await setAccount(accountId, { role: "admin" });
  const session = await redeem(mustHave(await signInAlone(authenticator)));
  expect(session).toMatchObject({ accountId, factor: "passkey", role: "admin" });
});

it("names no credential to a browser that showed nothing, and the account's own behind its password (R124)", async () => {
  const { email, authenticator } = await makePasskeyPerson();
  const { ceremony } = await askBrowser();
  expect(JSON.parse(ceremony.options).allowCredentials ?? []).toEqual([]);
  const { ceremony: behind } = await askAtTicket(email);
  expect(JSON.parse(behind.options).allowCredentials).toMatchObject([{ id: authenticator.id }]);
});

it("opens nothing once the owner said that it was misused, and nothing alone until it stood beside the new password once", async () => {
  const { authenticator, accountId, email } = await makePasskeyPerson();
  const token = await misuseToken(accountId, email);
  mustHave(await reportAccount({ token, trace: TRACE, now: NOW }));
  expect(await signInAlone(authenticator)).toMatchObject({ ok: false, error: "passkey-shut" });
  await database().password.update({ where: { accountId }, data: { disabledAt: null } });
  expect(await signInAlone(authenticator)).toMatchObject({ ok: false, error: "passkey-shut" });
  mustHave(await signInWith(email, authenticator));
  expect((await signInAlone(authenticator)).ok).toBe(true);
});

it.each<[string, (person: PasskeyPerson) => Promise<Result<unknown, string>>]>([
  ["that was changed in a session", async ({ session }) => (await tryChange(session)).result],
  ["that a mailed link permitted", async ({ email }) => reset(await resetTokenFor(email))],
])(
  "opens nothing alone after a new password %s, which whoever knew the old one does not know (R13, R70)",
  async (_, choose) => {
    const person = await makePasskeyPerson();
    await setAccount(person.accountId, { emailConfirmedAt: NOW });
    mustHave(await choose(person));
    expect(await signInAlone(person.authenticator)).toMatchObject({ ok: false, error: "passkey-shut" });
    expect(await passkeyRows(person.accountId)).toMatchObject([{ needsPassword: true }]);
  },
);

it("gives no grant that lives on when its owner says that it was misused between the check and its reward (R121)", async () => {
  // How long before the report the answer is posted.
  for (const headstartMs of [0, 1, 2, 4, 8, 16, 32]) {
    const { authenticator, accountId, email } = await makePasskeyPerson();
    const token = await misuseToken(accountId, email);
    const { mark, ceremony } = await askBrowser();
    const answer = authenticator.get(ceremony);
    const signingIn = signInWithPasskey({ mark, asked: ceremony.id, answer, trace: TRACE, now: NOW });
    await setTimeout(headstartMs);
    mustHave(await reportAccount({ token, trace: TRACE, now: NOW }));
    const result = await signingIn;
    // "passkey-wrong": its row changed after it was looked at.
    expect(result.ok ? "granted" : result.error).toMatch(/^(granted|passkey-shut|passkey-wrong)$/);
    expect(await database().signInGrant.count({ where: { accountId, factor: "passkey" } })).toBe(0);
    expect(await signInAlone(authenticator)).toMatchObject({ error: "passkey-shut" });
  }
});

it("opens nothing of a deactivated account (R63)", async () => {
  const { authenticator, accountId } = await makePasskeyPerson();
  const grant = mustHave(await signInAlone(authenticator));
  await setAccount(accountId, { deactivatedAt: NOW });
  expect(await redeemSignInGrant(grant, TRACE, NOW)).toBeNull();
  expect((await signInAlone(authenticator)).ok).toBe(false);
});

it("is gone after an administrator's reset, and so is what was asked of it (R74)", async () => {
  const { authenticator, accountId, email } = await makePasskeyPerson();
  await askAtTicket(email);
  await transaction((tx) => endSecondFactors(tx, accountId, TRACE, NOW));
  expect(await passkeyRows(accountId)).toEqual([]);
  expect(await database().passkeyChallenge.count({ where: { accountId } })).toBe(0);
  expect(await signInAlone(authenticator)).toMatchObject({ error: "passkey-wrong" });
});

it("opens nothing of an account that was reset and has not enrolled since", async () => {
  const { authenticator, accountId } = await makePasskeyPerson();
  await setAccount(accountId, { resetAt: NOW });
  expect(await signInAlone(authenticator)).toMatchObject({ error: "passkey-shut" });
});

it("comes first wherever a second factor is asked for, whatever was used last", async () => {
  const { accountId } = await makePasskeyPerson();
  await database().account.update({ where: { id: accountId }, data: { usualFactor: "authenticator" } });
  const methods = await signInMethods(accountId, NOW);
  expect(methods.map(({ name }) => name)).toEqual(["passkey", "authenticator", "recovery-code"]);
});

it("warns of a counter that does not grow, marks the passkey, and keeps the higher count (R124)", async () => {
  const { authenticator, accountId, email } = await makePasskeyPerson();
  const told = () => database().notice.count({ where: { accountId, kind: "passkey-counter-fell" } });
  mustHave(await signInWith(email, authenticator));
  expect(await told()).toBe(0);
  const highest = authenticator.counter;
  // The one that was copied and the copy: whichever is behind is told of, an equal count too.
  for (const behind of [highest - 1, highest - 4]) {
    authenticator.counter = behind;
    mustHave(await signInWith(email, authenticator));
  }
  const [row] = await passkeyRows(accountId);
  expect(row).toMatchObject({ counter: BigInt(highest), counterFellAt: NOW });
  expect(await told()).toBe(2);
});

it("says nothing of a passkey that is synced and counts nothing", async () => {
  const { authenticator, accountId, email } = await makePasskeyPerson(
    new TestAuthenticator({ isSynced: true }),
  );
  for (let time = 0; time < 2; time++) mustHave(await signInWith(email, authenticator));
  const [row] = await passkeyRows(accountId);
  expect(row).toMatchObject({ counter: 0n, counterFellAt: null, isBackedUp: true });
});
