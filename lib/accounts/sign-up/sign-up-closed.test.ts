// Proves that nobody makes an account by themselves where sign-up is by invitation.
import { expect, it } from "vitest";
import { signUp } from "@/lib/accounts/sign-up/sign-up";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { NOW, PASSWORD } from "@/lib/two-factor/test-person";

// Before anything asks for the settings.
process.env.SIGN_UP = "invite";

it("refuses everybody alike, before the password is even looked at", async () => {
  for (const password of [PASSWORD, "short"]) {
    const result = await signUp({
      email: "user@example.test",
      password,
      locale: "en",
      trace: TRACE,
      now: NOW,
    });
    expect(result).toEqual({ ok: false, error: "sign-up-closed", details: {} });
  }
  expect(await database().account.count()).toBe(0);
  expect(await database().auditRow.count()).toBe(0);
});
