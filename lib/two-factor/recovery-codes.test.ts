// Proves how long recovery codes are shown, what is kept of them afterwards, and what replacing them asks and does.
import { createHash } from "node:crypto";
import { getSalt } from "bcryptjs";
import { beforeAll, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/session";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { mintStepUpGrant } from "@/lib/sign-in/step-up-grant";
import type { StepUpPurpose } from "@/lib/sign-in/step-up-purpose";
import { formatRecoveryCode } from "@/lib/two-factor/recovery-code";
import { replaceRecoveryCodes, saveRecoveryCodes, showRecoveryCodes } from "@/lib/two-factor/recovery-codes";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-store";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  plantRecoveryCodes,
  redeem,
} from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";

type Person = Awaited<ReturnType<typeof makePerson>>;

async function replace({ session }: Person, purpose: StepUpPurpose = "replace-recovery-codes", now = NOW) {
  const act = { sessionId: session.id, purpose };
  const token = await transaction((tx) => mintStepUpGrant(tx, act, NOW));
  const claim = { sessionId: session.id, purpose: "replace-recovery-codes", token } as const;
  return replaceRecoveryCodes(session.accountId, claim, TRACE, now);
}
const shown = async ({ session }: Person, now = NOW) =>
  (await showRecoveryCodes(session.accountId, now))?.codes;
const save = async ({ session }: Person, now = NOW) => {
  const { accountId } = session;
  const { id } = await database().recoveryBatch.findUniqueOrThrow({ where: { accountId } });
  await saveRecoveryCodes(accountId, id, TRACE, now);
};
const batchOf = ({ session }: Person) =>
  database().recoveryBatch.findUniqueOrThrow({
    where: { accountId: session.accountId },
    include: { codes: true },
  });

/** The forms in which a code, or a fast hash of it, could stand in a dump. */
function tracesOf(code: string): (string | Buffer)[] {
  const bare = code.replace("-", "");
  const forms = [code, bare, code.toLowerCase(), bare.toLowerCase()];
  const digests = forms.map((form) => createHash("sha256").update(form).digest());
  return [
    ...forms,
    ...digests,
    ...digests.flatMap((digest) =>
      (["hex", "base64", "base64url"] as const).map((form) => digest.toString(form)),
    ),
  ];
}

describe("new codes are shown", () => {
  it("again and again until they are saved, and then never more", async () => {
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
});

it("saying that an older batch is saved leaves the newer one on show", async () => {
  const person = await makeProtectedPerson();
  await plantRecoveryCodes(person.session.accountId);
  const older = await batchOf(person);
  mustHave(await replace(person));
  await saveRecoveryCodes(person.session.accountId, older.id, TRACE, NOW);
  expect(await shown(person)).toHaveLength(10);
  expect((await batchOf(person)).acknowledgedAt).toBeNull();
});

it("are shown to no session that was open elsewhere when they were made", async () => {
  const person = await makeProtectedPerson();
  const open = async () =>
    redeem(await transaction((tx) => mintSignInGrant(tx, person.session.accountId, "authenticator", NOW)));
  const [here, elsewhere] = [await open(), await open()];
  mustHave(await replace({ ...person, session: here }));
  expect(await findSession(elsewhere.token, NOW)).toBeNull();
  expect(await findSession(here.token, NOW)).not.toBeNull();
});

describe("replaced codes", () => {
  let person: Person;
  let codes: string[];
  let before: string[];
  beforeAll(async () => {
    person = await makeProtectedPerson();
    before = await plantRecoveryCodes(person.session.accountId);
    mustHave(await replace(person));
    codes = (await shown(person)) ?? [];
  });

  it("are ten new ones, and the old rows are gone", async () => {
    expect(new Set(codes).size).toBe(10);
    expect(codes.filter((code) => before.map(formatRecoveryCode).includes(code))).toEqual([]);
    expect(
      await database().recoveryCode.count({ where: { batch: { accountId: person.session.accountId } } }),
    ).toBe(10);
  });

  it("leave nothing on the disk but bcrypt hashes with the salt of their batch (R44)", async () => {
    await save(person);
    const { salt, ...batch } = await batchOf(person);
    expect(batch).toMatchObject({ sealedCodes: null, acknowledgedAt: NOW, pepperId: "p1" });
    for (const { hash } of batch.codes) {
      expect(hash).toMatch(/^\$2b\$10\$[./A-Za-z0-9]{53}$/);
      expect(getSalt(hash)).toBe(salt);
    }
    const dump = dumpDatabase();
    expect(dump.includes(batch.codes[0]?.hash ?? "")).toBe(true);
    for (const trace of codes.flatMap(tracesOf)) expect(dump.includes(trace)).toBe(false);
  });
});

describe("replacing is refused", () => {
  it("without a grant for it, and the codes stay as they were", async () => {
    const person = await makeProtectedPerson();
    await plantRecoveryCodes(person.session.accountId);
    const before = await batchOf(person);
    expect(await replace(person, "turn-off")).toMatchObject({ error: "step-up-required" });
    expect(await replace(person, "replace-recovery-codes", later(300))).toMatchObject({
      error: "step-up-required",
    });
    expect(await batchOf(person)).toEqual(before);
  });

  it("to an account that has no authenticator they could stand in for", async () => {
    const person = await makePerson();
    expect(await replace(person)).toMatchObject({ error: "authenticator-missing" });
    expect(await database().recoveryBatch.count({ where: { accountId: person.session.accountId } })).toBe(0);
  });
});
