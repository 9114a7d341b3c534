// Proves which facts of an account's health follow from what is stored: what is due when, and what counts.
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { plantPasskey } from "@/lib/passkeys/test-planted-passkeys";
import { database, transaction } from "@/lib/platform/db";
import { CHECK_UP_SECONDS, RECOVERY_TEST_SECONDS } from "@/lib/platform/durations";
import { accountHealth } from "@/lib/two-factor/overview/account-health";
import { healthFacts, isCheckUpDue, isCodeTestDue } from "@/lib/two-factor/overview/health-facts";
import { twoFactorOverview } from "@/lib/two-factor/overview/overview";
import { acknowledgeRecoveryCodes } from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import { noteBatchTested } from "@/lib/two-factor/recovery-codes/recovery-store";
import { enroll, later, makePerson, NOW } from "@/lib/two-factor/test-person";

describe("of an account that enrolled", () => {
  const at = async (seconds: number) => {
    const { session } = await enroll((await makePerson()).session);
    const now = later(seconds);
    return healthFacts({ ...session, takesPasskeys: true }, await twoFactorOverview(session, now), now);
  };

  it("a check-up is due after four weeks, and not before", async () => {
    expect(await at(CHECK_UP_SECONDS - 1)).toMatchObject({ authenticators: 1, isCheckUpDue: false });
    expect(await at(CHECK_UP_SECONDS)).toMatchObject({ isCheckUpDue: true, recoveryCodes: "unsaved" });
  });

  it("a code is to be tested a year after the set was saved, and no more once one was", async () => {
    const { session } = await enroll((await makePerson()).session);
    const { accountId } = session;
    const { id } = await database().recoveryBatch.findUniqueOrThrow({ where: { accountId } });
    await acknowledgeRecoveryCodes(accountId, id, TRACE, NOW);
    const now = later(RECOVERY_TEST_SECONDS);
    const isDue = async () =>
      healthFacts({ ...session, takesPasskeys: true }, await twoFactorOverview(session, now), now)
        .isCodeTestDue;
    expect(await isDue()).toBe(true);
    await transaction((tx) => noteBatchTested(tx, id, now));
    expect(await isDue()).toBe(false);
  });

  it("one check-up is enough for the authenticators that were there, and a newer one asks again", () => {
    const added = (confirmedAt: Date) => ({ confirmedAt }) as never;
    const [old, newer] = [added(NOW), added(later(3600))];
    const now = later(CHECK_UP_SECONDS + 7200);
    const owner = { checkedUpAt: later(1800) };
    expect(isCheckUpDue(owner, { authenticators: [old] }, now)).toBe(false);
    expect(isCheckUpDue(owner, { authenticators: [old, newer] }, now)).toBe(true);
    expect(isCheckUpDue({ checkedUpAt: null }, { authenticators: [] }, now)).toBe(false);
  });

  it("a test is due a year after saving or the last test, of this set alone", () => {
    const set = { mark: "", createdAt: NOW, acknowledgedAt: NOW, testedAt: null, left: 10 };
    const due = (changed: object, seconds: number) =>
      isCodeTestDue({ recoverySet: { ...set, ...changed } }, later(seconds));
    expect(due({}, RECOVERY_TEST_SECONDS - 1)).toBe(false);
    expect(due({}, RECOVERY_TEST_SECONDS)).toBe(true);
    expect(due({ testedAt: later(60) }, RECOVERY_TEST_SECONDS)).toBe(false);
    expect(due({ acknowledgedAt: null }, RECOVERY_TEST_SECONDS)).toBe(false);
    expect(isCodeTestDue({ recoverySet: null }, later(RECOVERY_TEST_SECONDS))).toBe(false);
  });
});

it("counts the passkeys of an account, and doubts one that counted backwards", async () => {
  const { session } = await enroll((await makePerson()).session);
  const facts = async () =>
    healthFacts(
      { ...session, takesPasskeys: true },
      await twoFactorOverview({ ...session, hasPasskey: true }, NOW),
      NOW,
    );
  const id = await plantPasskey(session.accountId);
  expect(await facts()).toMatchObject({ passkeys: 1, isPasskeyDoubtful: false });
  await database().passkey.update({ where: { id }, data: { counterFellAt: NOW } });
  expect(await facts()).toMatchObject({ passkeys: 1, isPasskeyDoubtful: true });
});

it("asks for no care of authenticators where only passkeys count, and for another passkey beside a lone one", async () => {
  const { session } = await enroll((await makePerson()).session);
  const { accountId } = session;
  await plantPasskey(accountId);
  await database().authenticator.updateMany({
    where: { accountId },
    data: { missedCodes: 2, missedSteps: -3 },
  });
  const now = later(CHECK_UP_SECONDS);
  const factsUnder = async (passkeyRule: "none" | "only") => {
    const owner = { ...session, hasPasskey: true, passkeyRule };
    return healthFacts({ ...owner, takesPasskeys: true }, await twoFactorOverview(owner, now), now);
  };
  const stepUnder = async (rule: "none" | "only") =>
    accountHealth({ ...(await factsUnder(rule)), emailConfirmed: true, recoveryCodes: "fine" }).nextStep;
  expect(await factsUnder("none")).toMatchObject({ authenticators: 1, isDrifting: true, isCheckUpDue: true });
  expect(await stepUnder("none")).toBe("fix-clock");
  expect(await factsUnder("only")).toMatchObject({
    authenticators: 0,
    isDrifting: false,
    isCheckUpDue: false,
  });
  expect(await stepUnder("only")).toBe("add-passkey");
});
