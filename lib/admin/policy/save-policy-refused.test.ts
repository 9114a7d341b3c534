// Proves that a policy is saved over nothing that was not seen, once, and with a grant for it; and that a refusal changes nothing.
import { beforeEach, describe, expect, it } from "vitest";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import type { PolicyChoice } from "@/lib/admin/policy/policy-choice";
import { reviewPolicy, savePolicy } from "@/lib/admin/policy/save-policy";
import {
  ALL_CHANGED,
  makeAdmin,
  makeOnlyAdmin,
  policyChanges,
  policyRows,
  START,
  saveAs,
} from "@/lib/admin/policy/test-policy-choice";
import { clearLog } from "@/lib/audit/chain/test-log";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { holdsStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW, type OpenSession } from "@/lib/two-factor/test-person";

let admin: OpenSession;
beforeEach(async () => {
  admin = await makeOnlyAdmin();
});

describe("what is refused changes nothing, writes nothing and spends no grant", () => {
  async function expectRefused(choice: Partial<PolicyChoice>, error: string): Promise<void> {
    const before = [await policyRows(), await policyChanges(), await currentPolicy()];
    const claim = await claimFor(admin.id, "change-policy");
    const change = { actorId: admin.accountId, claim, choice: { ...START, ...choice } };
    expect(await savePolicy({ ...change, trace: TRACE, now: NOW })).toMatchObject({ error });
    expect([await policyRows(), await policyChanges(), await currentPolicy()]).toEqual(before);
    expect(await holdsStepUpGrant(claim, NOW)).toBe(true);
  }

  it("what holds already, by the settings or by the row", async () => {
    await expectRefused({}, "policy-unchanged");
    mustHave(await saveAs(admin, ALL_CHANGED));
    await expectRefused({ ...ALL_CHANGED, revision: 1 }, "policy-unchanged");
  });

  it("a form that was filled from another policy, older or made up", async () => {
    await expectRefused({ ...ALL_CHANGED, revision: 7 }, "policy-changed-meanwhile");
    mustHave(await saveAs(admin, ALL_CHANGED));
    await expectRefused({ members: "off", revision: 0 }, "policy-changed-meanwhile");
    expect(await reviewPolicy(admin.accountId, { ...START, members: "off" }, NOW)).toMatchObject({
      error: "policy-changed-meanwhile",
    });
  });

  it("a demand for passkeys by an administrator who has none, and any where browsers take none", async () => {
    await database().passkey.deleteMany();
    await expectRefused({ passkeys: "a" }, "own-passkey-missing");
    await expectRefused({ passkeys: "ma" }, "own-passkey-missing");
    expect(await reviewPolicy(admin.accountId, { ...START, passkeys: "a" }, NOW)).toMatchObject({
      error: "own-passkey-missing",
    });
    Object.assign(settings(), { appUrl: new URL("https://192.168.1.5"), isLoopback: false });
    await expectRefused({ passkeys: "m" }, "passkeys-impossible");
    Object.assign(settings(), { appUrl: new URL("https://[2001:db8::5]") });
    await expectRefused({ passkeys: "m" }, "passkeys-impossible");
    Object.assign(settings(), { appUrl: new URL("https://twofold.example") });
    mustHave(await saveAs(admin, { passkeys: "m" }));
  });

  it("anything without a grant for this act, or with one that is spent (R68)", async () => {
    const other = await makeAdmin();
    const choice = ALL_CHANGED;
    const spent = await claimFor(admin.id, "change-policy");
    const save = (claim: typeof spent) =>
      savePolicy({ actorId: admin.accountId, claim, choice, trace: TRACE, now: NOW });
    const wrong = [
      { ...spent, token: "" },
      await claimFor(admin.id, "change-policy", "delete-account"),
      { ...(await claimFor(other.id, "change-policy")), sessionId: admin.id },
    ];
    for (const claim of wrong) expect(await save(claim)).toMatchObject({ error: "step-up-required" });
    expect(await policyRows()).toEqual([]);
    mustHave(await save(spent));
    expect(await save(spent)).toMatchObject({ error: "step-up-required" });
    expect(await policyRows()).toHaveLength(1);
  });
});

it.each([0, 1])("lets one of ten that are saved at once over revision %i through", async (revision) => {
  if (revision === 1) mustHave(await saveAs(admin, ALL_CHANGED));
  await clearLog();
  const saves = Array.from({ length: 10 }, (_, n) => saveAs(admin, { graceDays: n + 10, revision }));
  const results = await Promise.all(saves);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  for (const result of results) if (!result.ok) expect(result.error).toBe("policy-changed-meanwhile");
  expect(await policyRows()).toMatchObject([{ revision: revision + 1 }]);
  const winner = results.findIndex(({ ok }) => ok);
  expect((await currentPolicy()).graceDays).toBe(winner + 10);
});
