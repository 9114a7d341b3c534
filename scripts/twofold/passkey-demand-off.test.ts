// Proves that an operator can end a demand for passkeys that keeps everybody out, and that this is written down and told.
import { expect, it, vi } from "vitest";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { makeOnlyAdmin, policyChanges, saveAs } from "@/lib/admin/policy/test-policy-choice";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { mustHave, NOW } from "@/lib/two-factor/test-person";
import { passkeyDemandOff } from "@/scripts/twofold/passkey-demand-off";

async function run(): Promise<string> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line).trimEnd()) > 0);
  await passkeyDemandOff.run().finally(() => vi.restoreAllMocks());
  return lines.join();
}

it("lets people in without one again, once, and leaves the rest of the policy as it was", async () => {
  expect(await run()).toBe("The policy asks nobody for a passkey.");
  const admin = await makeOnlyAdmin();
  mustHave(await saveAs(admin, { passkeys: "ma", graceDays: 7 }));
  expect(await findSession(admin.token, NOW), "it was opened with an authenticator").toBeNull();
  expect(await run()).toBe("Nobody has to have a passkey any more. Sign-ins go by that within 5 seconds.");
  expect(await findSession(admin.token, NOW)).not.toBeNull();
  expect(await currentPolicy()).toMatchObject({ membersNeedPasskey: false, graceDays: 7, revision: 2 });
  expect(await run()).toBe("The policy asks nobody for a passkey.");
  expect((await policyChanges()).at(-1)).toMatchObject({
    reason: "policy-passkeys",
    browser: "Command line",
  });
  const where = { accountId: admin.accountId, kind: "policy-changed" };
  expect(await database().notice.count({ where })).toBe(1);
});
