// Proves what replacing recovery codes asks for, and what is left of the old ones and of the new (R44, R47).
import { createHash } from "node:crypto";
import { getSalt } from "bcryptjs";
import { beforeAll, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { findTicket } from "@/lib/sign-in/ticket";
import {
  acknowledgeRecoveryCodes,
  replaceRecoveryCodes,
} from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import { formatRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  type OpenSession,
  plantRecoveryCodes,
  rewardFor,
  shownCodes,
} from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";

type Person = Awaited<ReturnType<typeof makePerson>>;

async function replace({ session }: Person, purpose: StepUpPurpose = "replace-recovery-codes", now = NOW) {
  const claim = await claimFor(session.id, "replace-recovery-codes", purpose);
  return replaceRecoveryCodes({ accountId: session.accountId, claim, trace: TRACE, now });
}
const batchOf = ({ session: { accountId } }: Person) =>
  database().recoveryBatch.findUniqueOrThrow({ where: { accountId }, include: { codes: true } });

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

describe("replaced codes", () => {
  let person: Person;
  let here: OpenSession;
  let elsewhere: OpenSession;
  let ticket: string;
  let before: string[];
  let codes: string[];
  beforeAll(async () => {
    person = await makeProtectedPerson();
    const { accountId } = person.session;
    [here, elsewhere] = [await openSessionOf(accountId), await openSessionOf(accountId)];
    ticket = await rewardFor(person.email);
    before = (await plantRecoveryCodes(accountId)).map(formatRecoveryCode);
    mustHave(await replace({ ...person, session: here }));
    codes = (await shownCodes(accountId, NOW))?.codes ?? [];
  });

  it("are ten new ones, and the old rows are gone", async () => {
    expect(new Set(codes).size).toBe(10);
    expect(codes.filter((code) => before.includes(code))).toEqual([]);
    expect(await database().recoveryCode.count()).toBe(10);
  });

  it("are shown to no session and no ticket that was there before, but this one", async () => {
    expect(await findSession(elsewhere.token, NOW)).toBeNull();
    expect(await findTicket(ticket, NOW)).toBeNull();
    expect(await findSession(here.token, NOW)).not.toBeNull();
  });

  it("leave nothing on the disk but bcrypt hashes with the salt of their batch (R44)", async () => {
    const { accountId } = person.session;
    await acknowledgeRecoveryCodes(accountId, (await batchOf(person)).id, TRACE, NOW);
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
    const refusals = await Promise.all([
      replace(person, "turn-off"),
      replace(person, "replace-recovery-codes", later(300)),
    ]);
    for (const refusal of refusals) expect(refusal).toMatchObject({ error: "step-up-required" });
    expect(await batchOf(person)).toEqual(before);
  });

  it("to an account that has no authenticator they could stand in for (R5)", async () => {
    const person = await makePerson();
    expect(await replace(person)).toMatchObject({ error: "authenticator-missing" });
    expect(await database().recoveryBatch.count({ where: { accountId: person.session.accountId } })).toBe(0);
  });
});
