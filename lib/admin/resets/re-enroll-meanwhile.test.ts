// Proves that coming back after a reset takes a password that is in force still, and an account that has nothing else (R74).
import { expect, it } from "vitest";
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { NEW_PASSWORD } from "@/lib/accounts/passwords/test-password-person";
import { comeBack, grantsOf, resetMember, waitUntilCounted } from "@/lib/admin/resets/test-re-enroll";
import { database } from "@/lib/platform/db";
import { NOW, plantAuthenticator } from "@/lib/two-factor/test-person";

it("opens nothing with a password that was replaced while it was checked, and keeps the link (R13)", async () => {
  const { id, email, token } = await resetMember();
  const data = await hashPassword(NEW_PASSWORD);
  // The hash of the try waits for these, so that the change surely comes before its end.
  const queue = Array.from({ length: 16 }, () => hashPassword("in front of it"));
  const attempt = comeBack(token);
  await waitUntilCounted(email);
  await database().password.update({ where: { accountId: id }, data });
  expect(await attempt).toMatchObject({ error: "password-wrong" });
  await Promise.all(queue);
  expect(await grantsOf(id)).toBe(0);
  expect(await comeBack(token, NEW_PASSWORD)).toMatchObject({ ok: true });
});

it("opens nothing of an account that has a second factor again, though it is marked as reset", async () => {
  const { id, token } = await resetMember();
  await plantAuthenticator(id);
  expect(await database().account.findUnique({ where: { id } })).toMatchObject({
    resetAt: NOW,
    factorCount: 1,
  });
  expect(await comeBack(token)).toMatchObject({ error: "link-invalid" });
  expect(await grantsOf(id)).toBe(0);
});
