// Proves how long recovery codes are shown: until they are saved, ten minutes at most, and to their owner alone.
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import type { Factor } from "@/lib/sign-in/factor";
import {
  acknowledgeRecoveryCodes,
  showRecoveryCodes,
} from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import { formatRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-two-factor";
import { later, makePerson, NOW, plantRecoveryCodes, shownCodes } from "@/lib/two-factor/test-person";

type Person = Awaited<ReturnType<typeof makePerson>>;

const shown = async ({ session }: Person, now = NOW) => (await shownCodes(session.accountId, now))?.codes;
const save = async ({ session }: Person, now = NOW) => {
  const { accountId } = session;
  const { id } = await database().recoveryBatch.findUniqueOrThrow({ where: { accountId } });
  await acknowledgeRecoveryCodes(accountId, id, TRACE, now);
};
const batchOf = ({ session }: Person) =>
  database().recoveryBatch.findUniqueOrThrow({
    where: { accountId: session.accountId },
  });

describe("new codes are shown", () => {
  it("again and again until they are saved, and then never more (R47)", async () => {
    const person = await makePerson();
    const planted = await plantRecoveryCodes(person.session.accountId);
    for (const now of [NOW, later(599.999)])
      expect(await shown(person, now)).toEqual(planted.map(formatRecoveryCode));
    await save(person);
    await save(person);
    expect(await shown(person)).toBeUndefined();
    const saved = { subjectId: person.session.accountId, event: "recovery-codes.saved" };
    expect(await database().auditRow.count({ where: saved })).toBe(1);
  });

  it("for ten minutes at most, to the millisecond, and are then swept away", async () => {
    const person = await makePerson();
    await plantRecoveryCodes(person.session.accountId);
    expect(await shown(person, later(600))).toBeUndefined();
    await sweepTwoFactor(later(599.999));
    expect((await batchOf(person)).sealedCodes).not.toBeNull();
    await sweepTwoFactor(later(600));
    expect(await batchOf(person)).toMatchObject({ sealedCodes: null, acknowledgedAt: null });
    await save(person, later(600));
    expect((await batchOf(person)).acknowledgedAt).toBeNull();
  });

  it("in the session that made them, and in others only after what an app makes (R51, R68)", async () => {
    const { accountId } = (await makePerson()).session;
    await plantRecoveryCodes(accountId);
    const isShown = async (factor: Factor, seconds: number) =>
      (await showRecoveryCodes({ accountId, factor, authenticatedAt: later(seconds) }, later(300))) !== null;
    const sent = ["sms", "voice", "email", "trusted-device", "temporary-code", "recovery-code"] as const;
    for (const factor of sent) {
      expect([factor, await isShown(factor, 0)]).toEqual([factor, true]);
      expect([factor, await isShown(factor, 0.001)]).toEqual([factor, false]);
    }
    for (const factor of ["authenticator", "passkey", "twilio-totp"] as const)
      expect([factor, await isShown(factor, 299)]).toEqual([factor, true]);
    // A session that confirming Authy opened has used its grant by then.
    expect([await isShown("authy", 60), await isShown("authy", 60.001)]).toEqual([true, false]);
  });

  it("to nobody else, and not when their sealed form was put into another row", async () => {
    const [mine, yours] = [await makePerson(), await makePerson()];
    await plantRecoveryCodes(mine.session.accountId);
    expect(await shown(yours)).toBeUndefined();
    await plantRecoveryCodes(yours.session.accountId);
    const { sealedCodes } = await batchOf(mine);
    await database().recoveryBatch.update({
      where: { accountId: yours.session.accountId },
      data: { sealedCodes },
    });
    await expect(shown(yours)).rejects.toThrow("sealed for another");
  });

  it("on when it is an older batch that was said to be saved", async () => {
    const person = await makePerson();
    await plantRecoveryCodes(person.session.accountId);
    const older = await batchOf(person);
    const planted = await plantRecoveryCodes(person.session.accountId);
    await acknowledgeRecoveryCodes(person.session.accountId, older.id, TRACE, NOW);
    expect(await shown(person)).toEqual(planted.map(formatRecoveryCode));
    expect((await batchOf(person)).acknowledgedAt).toBeNull();
  });
});
