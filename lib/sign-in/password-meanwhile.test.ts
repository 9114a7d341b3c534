// Proves what becomes of a right password that was replaced while it was checked, and of the tries before a right one.
import { expect, it } from "vitest";
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { replacePassword } from "@/lib/accounts/passwords/password-store";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { holdHashes } from "@/lib/platform/test-held-hashes";
import { passwordKey } from "@/lib/sign-in/attempts/password-key";
import { signIn } from "@/lib/sign-in/sign-in";
import { stepUpWithPassword } from "@/lib/sign-in/step-up/step-up";
import { makePerson, NOW, PASSWORD } from "@/lib/two-factor/test-person";

const signInWith = (email: string, password: string) =>
  signIn({ email, password, browserMark: undefined }, TRACE, NOW);
const failuresOf = async (email: string) => {
  const key = passwordKey(email, null);
  return (await database().attemptCounter.findUnique({ where: { key } }))?.failures ?? 0;
};

it("signs nobody in once it was replaced while it was checked, and is counted and written down as wrong (R13)", async () => {
  const { email, session } = await makePerson();
  const { accountId } = session;
  const changed = await hashPassword("walnut harbour violin");
  const goOn = holdHashes();
  const signingIn = signInWith(email, PASSWORD);
  await expect.poll(() => failuresOf(email)).toBe(1);
  await transaction((tx) => replacePassword(tx, accountId, changed, NOW));
  await goOn();
  expect(await signingIn).toMatchObject({ error: "credentials-wrong" });
  expect(await database().signInGrant.count({ where: { accountId, redeemedAt: null } })).toBe(0);
  expect(await failuresOf(email)).toBe(1);
  const where = { subjectId: accountId, event: "password.checked" };
  const rows = await database().auditRow.findMany({ where });
  expect(rows).toMatchObject([{ result: "failure", reason: "wrong-password" }]);
});

it("clears the failures at a step-up too: the next slip is the first again (R84)", async () => {
  const { email, session } = await makePerson();
  for (let n = 0; n < 4; n += 1) await signInWith(email, "not the password");
  expect(await failuresOf(email)).toBe(4);
  const act = { session, purpose: "add-authenticator", trace: TRACE, now: NOW } as const;
  expect(await stepUpWithPassword(act, PASSWORD, undefined)).toMatchObject({ ok: true });
  expect(await failuresOf(email)).toBe(0);
});
