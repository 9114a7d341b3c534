// Proves that a reset keeps the password from being enough where the policy asks nobody for a second factor (R74).
import { expect, it } from "vitest";
import { reEnroll } from "@/lib/admin/resets/re-enroll";
import { makeAdmin, makeMember, resetNow } from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { mustEnroll } from "@/lib/sign-in/sessions/require-session";
import { signIn } from "@/lib/sign-in/sign-in";
import { enroll, later, makePerson, mustHave, NOW, PASSWORD, redeem } from "@/lib/two-factor/test-person";

// Before anything asks for the settings.
process.env.TWO_FACTOR_POLICY = "optional";

it("blocks the password alone until a new authenticator is confirmed, and reaches enrollment alone (R74)", async () => {
  expect(mustEnroll((await makePerson()).session)).toBe(false);
  const [admin, person] = [await makeAdmin(), await makeMember()];
  const token = await resetNow(admin, person);
  const claim = { email: person.email, password: PASSWORD, browserMark: undefined };
  expect(await signIn(claim, TRACE, NOW)).toMatchObject({ error: "re-enrollment-due" });
  const attempt = { token, password: PASSWORD, browserMark: undefined, trace: TRACE, now: NOW };
  const session = await redeem(mustHave(await reEnroll(attempt)));
  expect(mustEnroll(session)).toBe(true);
  const { session: raised } = await enroll(session, later(1));
  expect(mustEnroll(raised)).toBe(false);
});
