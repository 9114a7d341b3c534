// Proves that coming back after a reset takes a password that is in force still, and an account that has nothing else (R74).
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { NEW_PASSWORD } from "@/lib/accounts/passwords/test-password-person";
import { reEnroll } from "@/lib/admin/resets/re-enroll";
import { makeAdmin, makeMember, resetNow } from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { passwordKey } from "@/lib/sign-in/attempts/password-key";
import { NOW, PASSWORD, plantAuthenticator } from "@/lib/two-factor/test-person";

const use = (token: string, password = PASSWORD) =>
  reEnroll({ token, password, browserMark: undefined, trace: TRACE, now: NOW });

async function resetMember() {
  const [by, { id, email }] = [await makeAdmin(), await makeMember()];
  return { id, email, token: await resetNow(by, { id, email }) };
}

const grantsOf = (accountId: string) => database().signInGrant.count({ where: { accountId } });

/** The try is counted before its hash is computed. */
async function isCounted(email: string): Promise<void> {
  const where = { key: passwordKey(email, null), failures: { gt: 0 } };
  while ((await database().attemptCounter.count({ where })) === 0) await setTimeout(1);
}

it("opens nothing with a password that was replaced while it was checked, and keeps the link (R13)", async () => {
  const { id, email, token } = await resetMember();
  const data = await hashPassword(NEW_PASSWORD);
  // The hash of the try waits for these, so that the change surely comes before its end.
  const queue = Array.from({ length: 16 }, () => hashPassword("in front of it"));
  const attempt = use(token);
  await isCounted(email);
  await database().password.update({ where: { accountId: id }, data });
  expect(await attempt).toMatchObject({ error: "password-wrong" });
  await Promise.all(queue);
  expect(await grantsOf(id)).toBe(0);
  expect(await use(token, NEW_PASSWORD)).toMatchObject({ ok: true });
});

it("opens nothing of an account that has a second factor again, though it is marked as reset", async () => {
  const { id, token } = await resetMember();
  await plantAuthenticator(id);
  expect(await database().account.findUnique({ where: { id } })).toMatchObject({
    resetAt: NOW,
    factorCount: 1,
  });
  expect(await use(token)).toMatchObject({ error: "link-invalid" });
  expect(await grantsOf(id)).toBe(0);
});
