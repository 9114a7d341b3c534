// Proves that a reset keeps the password from being enough where the policy asks nobody for a second factor (R74).
import { expect, it } from "vitest";
import { comeBack, resetMember, signInAs } from "@/lib/admin/resets/test-re-enroll";
import { mustEnroll } from "@/lib/sign-in/sessions/require-session";
import { enroll, later, makePerson, mustHave, redeem } from "@/lib/two-factor/test-person";

// Before anything asks for the settings.
process.env.TWO_FACTOR_POLICY = "optional";

it("blocks the password alone until a new authenticator is confirmed, and reaches enrollment alone (R74)", async () => {
  expect(mustEnroll((await makePerson()).session)).toBe(false);
  const { email, token } = await resetMember();
  expect(await signInAs(email)).toMatchObject({ error: "re-enrollment-due" });
  const session = await redeem(mustHave(await comeBack(token)));
  expect(mustEnroll(session)).toBe(true);
  const { session: raised } = await enroll(session, later(1));
  expect(mustEnroll(raised)).toBe(false);
});
