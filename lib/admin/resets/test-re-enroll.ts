// Owns coming back after a reset in tests: a member who was reset, the link, the password, and what they opened.
import { setTimeout } from "node:timers/promises";
import { reEnroll } from "@/lib/admin/resets/re-enroll";
import { makeAdmin, makeMember, resetNow } from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { passwordKey } from "@/lib/sign-in/attempts/password-key";
import { signIn } from "@/lib/sign-in/sign-in";
import { NOW, PASSWORD } from "@/lib/two-factor/test-person";

/** A member who was reset at once by an administrator of their own, and the token of the link. */
export async function resetMember() {
  // Each administrator may only reset so many in an hour.
  const [by, person] = [await makeAdmin(), await makeMember()];
  return { ...person, by, token: await resetNow(by, person) };
}

/** Comes back by the link, with the password. */
export function comeBack(token: string, password = PASSWORD, now = NOW) {
  return reEnroll({ token, password, browserMark: undefined, trace: TRACE, now });
}

/** Signs in by the password alone. */
export function signInAs(email: string, password = PASSWORD, now = NOW) {
  return signIn({ email, password, browserMark: undefined }, TRACE, now);
}

/** Waits until a try is counted, right or wrong: that comes before its hash is computed. */
export async function waitUntilCounted(email: string): Promise<void> {
  const where = { key: passwordKey(email, null), failures: { gt: 0 } };
  while ((await database().attemptCounter.count({ where })) === 0) await setTimeout(1);
}

/** How many grants for a session an account has. */
export function grantsOf(accountId: string): Promise<number> {
  return database().signInGrant.count({ where: { accountId } });
}
