// Proves which factors open a session that counts, by role, by what the account has and by what the policy asks of it.
import { expect, it } from "vitest";
import { startPolicy } from "@/lib/accounts/policy/policy";
import { enoughFactors, type FactorOwner } from "@/lib/sign-in/enough-factors";

const policy = { ...startPolicy(), trustedDevices: true };
const owner: FactorOwner = { role: "member", hasSecondFactor: true, isReset: false, passkeyRule: "none" };
const enoughFor = (own: Partial<FactorOwner>) => enoughFactors(policy, { ...owner, ...own });

it("a password alone is enough where there is no second factor and none was taken away (R74)", () => {
  expect(enoughFor({ hasSecondFactor: false })).toContain("password");
  const reset = enoughFor({ hasSecondFactor: false, isReset: true });
  expect(reset).toContain("re-enrollment-link");
  expect(reset).not.toContain("password");
  for (const isReset of [false, true]) {
    const factors = enoughFor({ isReset });
    expect(factors).not.toContain("password");
    expect(factors).not.toContain("re-enrollment-link");
  }
});

it.each(["none", "due", "only"] as const)(
  "no administrator is let in by a code that another one made, nor by a browser (R67), passkeys: %s",
  (passkeyRule) => {
    const factors = enoughFor({ role: "admin", passkeyRule });
    expect(factors).not.toContain("temporary-code");
    expect(factors).not.toContain("trusted-device");
    expect(enoughFor({ passkeyRule })).toContain("temporary-code");
  },
);

it("whom the policy holds to a passkey is let in by it, and by what stands in for a lost one", () => {
  expect(enoughFor({ passkeyRule: "only" })).toEqual(["passkey", "recovery-code", "temporary-code"]);
  expect(enoughFor({ passkeyRule: "only", role: "admin" })).toEqual(["passkey", "recovery-code"]);
});
