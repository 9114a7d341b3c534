// Proves that a try that outlives the account is written down without its id (R114).
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { deleteAccountRow } from "@/lib/accounts/store";
import { reEnroll } from "@/lib/admin/resets/re-enroll";
import { makeAdmin, makeMember, resetNow } from "@/lib/admin/resets/test-reset-people";
import { pseudonymize } from "@/lib/audit/pseudonym";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { passwordKey } from "@/lib/sign-in/attempts/password-key";
import { NOW } from "@/lib/two-factor/test-person";

/** The try is counted before its hash is computed, which takes longer than an erasure. */
async function isCounted(email: string): Promise<void> {
  const where = { key: passwordKey(email, null), failures: { gt: 0 } };
  while ((await database().attemptCounter.count({ where })) === 0) await setTimeout(1);
}

it("names nobody in its entry once the account was erased while the password was checked (R114)", async () => {
  const [by, { id, email }] = [await makeAdmin(), await makeMember()];
  const token = await resetNow(by, { id, email });
  const guess = { token, password: "not the password", browserMark: undefined };
  const attempt = reEnroll({ ...guess, trace: TRACE, now: NOW });
  await isCounted(email);
  await transaction(async (tx) => {
    await deleteAccountRow(tx, id);
    await pseudonymize(tx, id);
  });
  expect(await attempt).toMatchObject({ error: "password-wrong" });
  const told = { event: "re-enrollment.checked", reason: "wrong-password" };
  expect(await database().auditRow.count({ where: told })).toBe(1);
  expect(await database().auditRow.count({ where: { ...told, subjectId: id } })).toBe(0);
});
