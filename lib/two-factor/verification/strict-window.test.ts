// Proves that TOTP_WINDOW=0 accepts the current step alone (R27).
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";

// Before anything asks for the settings.
process.env.TOTP_WINDOW = "0";

it.each([
  [-1, { ok: false, error: "code-late", details: { offsetSteps: -1 } }],
  [+1, { ok: false, error: "code-wrong", details: {} }],
  [0, { ok: true }],
])("with a window of none, the code of step %i", async (offset, expected) => {
  const { session, phone } = await makeProtectedPerson();
  const proof = { kind: "authenticator", code: phone.codeAt(NOW, offset) } as const;
  const stepUp = { session, purpose: "turn-off", trace: TRACE, now: NOW } as const;
  expect(await stepUpWithSecondFactor(stepUp, proof)).toMatchObject(expected);
});
