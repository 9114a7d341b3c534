// Proves what the picture of an account says and which next step it names, for every state that facts can be in.
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { plantPasskey } from "@/lib/passkeys/test-planted-passkeys";
import { database, transaction } from "@/lib/platform/db";
import { CHECK_UP_SECONDS, RECOVERY_TEST_SECONDS } from "@/lib/platform/durations";
import { accountHealth, type HealthFacts } from "@/lib/two-factor/overview/account-health";
import { healthFacts, isCheckUpDue, isCodeTestDue } from "@/lib/two-factor/overview/health-facts";
import { twoFactorOverview } from "@/lib/two-factor/overview/overview";
import { acknowledgeRecoveryCodes } from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import { noteBatchTested } from "@/lib/two-factor/recovery-codes/recovery-store";
import { enroll, later, makePerson, NOW } from "@/lib/two-factor/test-person";

const WELL: HealthFacts = {
  emailConfirmed: true,
  isOffered: true,
  authenticators: 2,
  takesPasskeys: true,
  passkeys: 0,
  isPasskeyDoubtful: false,
  recoveryCodes: "fine",
  isDrifting: false,
  isCheckUpDue: false,
  isCodeTestDue: false,
};
const BARE = { authenticators: 0, recoveryCodes: "none" } as const;
const ALL_DUE = { isDrifting: true, isCheckUpDue: true, isCodeTestDue: true, authenticators: 1 };

it.each<[string, Partial<HealthFacts>, ReturnType<typeof accountHealth>["nextStep"]]>([
  ["all is well", {}, null],
  ["a password alone", BARE, "add-second-factor"],
  ["a password alone, and an address", { ...BARE, emailConfirmed: false }, "add-second-factor"],
  ["a password alone where none is offered", { ...BARE, isOffered: false }, null],
  ["the same, and an address", { ...BARE, isOffered: false, emailConfirmed: false }, "confirm-email"],
  [
    "codes on the screen, before all else",
    { ...ALL_DUE, emailConfirmed: false, recoveryCodes: "shown" },
    "save-codes",
  ],
  ["a passkey that may have been copied", { passkeys: 1, isPasskeyDoubtful: true }, "replace-passkey"],
  [
    "the same, before all that can wait",
    { ...ALL_DUE, emailConfirmed: false, recoveryCodes: "none", passkeys: 1, isPasskeyDoubtful: true },
    "replace-passkey",
  ],
  ["codes nobody saved", { ...ALL_DUE, emailConfirmed: false, recoveryCodes: "unsaved" }, "replace-codes"],
  ["few codes", { ...ALL_DUE, recoveryCodes: "low" }, "replace-codes"],
  ["no codes", { ...ALL_DUE, recoveryCodes: "none" }, "replace-codes"],
  ["an address", { ...ALL_DUE, emailConfirmed: false }, "confirm-email"],
  ["a clock, a check-up and a test", ALL_DUE, "fix-clock"],
  ["a check-up and a test", { ...ALL_DUE, isDrifting: false }, "check-up"],
  ["a test and a lone authenticator", { isCodeTestDue: true, authenticators: 1 }, "test-code"],
  ["a lone authenticator", { authenticators: 1 }, "add-passkey"],
  ["a lone passkey", { authenticators: 0, passkeys: 1 }, "add-passkey"],
  [
    "a lone authenticator where browsers make no passkeys",
    { authenticators: 1, takesPasskeys: false },
    "add-authenticator",
  ],
  ["an authenticator and a passkey", { authenticators: 1, passkeys: 1 }, null],
  ["a lone authenticator where none is offered", { authenticators: 1, isOffered: false }, null],
])("%s: the next step", (_, facts, step) => {
  expect(accountHealth({ ...WELL, ...facts }).nextStep).toBe(step);
});

it.each<[string, Partial<HealthFacts>, string[]]>([
  ["all is well", {}, ["good", "good", "good", "good"]],
  ["a password alone", BARE, ["good", "good", "off"]],
  ["an address", { emailConfirmed: false }, ["good", "attention", "good", "good"]],
  ["a clock", { isDrifting: true }, ["good", "good", "attention", "good"]],
  ["a check-up", { isCheckUpDue: true }, ["good", "good", "attention", "good"]],
  ["a test", { isCodeTestDue: true }, ["good", "good", "good", "attention"]],
  ["few codes", { recoveryCodes: "low" }, ["good", "good", "good", "attention"]],
  ["no codes", { recoveryCodes: "none" }, ["good", "good", "good", "off"]],
  ["a passkey besides", { passkeys: 1 }, ["good", "good", "good", "good", "good"]],
  [
    "a passkey that may have been copied",
    { passkeys: 1, isPasskeyDoubtful: true },
    ["good", "good", "attention", "good", "good"],
  ],
  ["a lone passkey", { authenticators: 0, passkeys: 1 }, ["good", "good", "good", "good"]],
])("%s: password, address, passkeys, authenticators, codes", (_, facts, states) => {
  expect(accountHealth({ ...WELL, ...facts }).items.map(({ state }) => state)).toEqual(states);
});

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
