// Proves that a try that outlives the account is written down without its id (R114).
import { expect, it } from "vitest";
import { deleteAccountRow } from "@/lib/accounts/store";
import { comeBack, resetMember, waitUntilCounted } from "@/lib/admin/resets/test-re-enroll";
import { pseudonymize } from "@/lib/audit/pseudonym";
import { database, transaction } from "@/lib/platform/db";

it("names nobody in its entry once the account was erased while the password was checked (R114)", async () => {
  const { id, email, token } = await resetMember();
  const attempt = comeBack(token, "not the password");
  // The hash, which is computed after that, takes longer than an erasure.
  await waitUntilCounted(email);
  await transaction(async (tx) => {
    await deleteAccountRow(tx, id);
    await pseudonymize(tx, id);
  });
  expect(await attempt).toMatchObject({ error: "password-wrong" });
  const told = { event: "re-enrollment.checked", reason: "wrong-password" };
  expect(await database().auditRow.count({ where: told })).toBe(1);
  expect(await database().auditRow.count({ where: { ...told, subjectId: id } })).toBe(0);
});
