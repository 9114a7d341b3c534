// Proves that an authenticator's code alone buys the trust in a browser, whatever the form asked for (R67).
import { expect, it } from "vitest";
import { codeFor, makeAdmin } from "@/lib/admin/temporary-code/test-temporary-code";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import {
  makeProtectedPerson,
  mustHave,
  NOW,
  plantRecoveryCodes,
  rewardFor,
} from "@/lib/two-factor/test-person";
import { signInAndTrust } from "@/lib/two-factor/trusted-devices/test-trusting";

// Before anything asks for the settings.
process.env.TRUSTED_DEVICES = "allowed";

type Person = Awaited<ReturnType<typeof makeProtectedPerson>>;

const devicesOf = ({ session: { accountId } }: Person) =>
  database().trustedDevice.count({ where: { accountId } });

it.each(["a recovery code", "an administrator's temporary code"])(
  "%s signs in and trusts no browser, though the box was ticked (R67)",
  async (which) => {
    const person = await makeProtectedPerson();
    const [own = ""] = await plantRecoveryCodes(person.session.accountId);
    const code = which === "a recovery code" ? own : await codeFor(person, await makeAdmin());
    const proof = { kind: "recovery-code", code } as const;
    const ticket = await rewardFor(person.email);
    const signedIn = mustHave(await completeSignIn({ ticket, proof, trustsBrowser: true }, TRACE, NOW));
    expect(signedIn).toMatchObject({ grant: expect.any(String), deviceToken: null });
    expect(await devicesOf(person)).toBe(0);
  },
);

it("an authenticator's code trusts it where the box was ticked, and not where it was left (R67)", async () => {
  const [ticked, left] = [await makeProtectedPerson(), await makeProtectedPerson()];
  const trusted = await signInAndTrust(await rewardFor(ticked.email), ticked.phone.codeAt(NOW));
  expect(trusted.deviceToken).toEqual(expect.any(String));
  expect(await devicesOf(ticked)).toBe(1);
  const proof = { kind: "authenticator", code: left.phone.codeAt(NOW) } as const;
  const plain = mustHave(await completeSignIn({ ticket: await rewardFor(left.email), proof }, TRACE, NOW));
  expect(plain.deviceToken).toBeNull();
  expect(await devicesOf(left)).toBe(0);
});
