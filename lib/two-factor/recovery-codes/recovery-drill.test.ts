// Proves that the recovery drill tells the truth, spends nothing, and gives nobody more guesses.
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { batchFingerprint } from "@/lib/two-factor/recovery-codes/batch-fingerprint";
import { normalizeRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import { drillRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-drill";
import {
  later,
  makeProtectedPerson,
  mustHave,
  NOW,
  plantRecoveryCodes,
  rewardFor,
} from "@/lib/two-factor/test-person";

async function withCodes() {
  const person = await makeProtectedPerson();
  const { accountId } = person.session;
  const codes = await plantRecoveryCodes(accountId);
  const drill = (code: string | undefined, now = NOW) =>
    drillRecoveryCode({ session: person.session, code: code ?? "", trace: TRACE, now });
  const batch = () => database().recoveryBatch.findUniqueOrThrow({ where: { accountId } });
  const failures = async () =>
    (await database().attemptCounter.findFirst({ where: { key: { contains: accountId } } }))?.failures ?? 0;
  return { ...person, accountId, codes, drill, batch, failures };
}

const signInWith = async (email: string, code = "", now = NOW) => {
  const proof = { kind: "recovery-code", code } as const;
  return completeSignIn({ ticket: await rewardFor(email, now), proof }, TRACE, now);
};

it("a right code is right as often as it is tried, is remembered, and still signs in", async () => {
  const { codes, drill, batch, email, failures } = await withCodes();
  for (const now of [NOW, later(60)]) mustHave(await drill(codes[0], now));
  expect((await batch()).testedAt).toEqual(later(60));
  expect(await failures()).toBe(0);
  mustHave(await signInWith(email, codes[0]));
  expect(await drill(codes[0])).toMatchObject({ error: "recovery-code-spent" });
});

it("an old sheet's code, and somebody else's, are none of the set", async () => {
  const { accountId, codes, drill, batch } = await withCodes();
  const before = batchFingerprint((await batch()).id);
  const other = await withCodes();
  expect(await drill(other.codes[0])).toMatchObject({ error: "recovery-code-not-in-set" });
  await plantRecoveryCodes(accountId);
  expect(await drill(codes[0])).toMatchObject({ error: "recovery-code-not-in-set" });
  const after = await batch();
  expect(batchFingerprint(after.id)).not.toBe(before);
  expect(after.testedAt).toBeNull();
});

it("takes its guesses from the one budget, and a right code wipes none of them out (R80)", async () => {
  const { codes, drill, failures, email, phone } = await withCodes();
  for (let n = 0; n < 3; n += 1) await drill("0000000Z");
  mustHave(await drill(codes[0]));
  expect(await failures()).toBe(3);
  await drill("0000000Z");
  expect(await drill("0000000Z")).toMatchObject({ error: "attempts-locked" });
  expect(await drill(codes[0])).toMatchObject({ error: "attempts-locked" });
  const proof = { kind: "authenticator", code: phone.codeAt(NOW) } as const;
  expect(await completeSignIn({ ticket: await rewardFor(email), proof }, TRACE, NOW)).toMatchObject({
    error: "attempts-locked",
  });
});

it("an account without codes is told the same", async () => {
  const { session } = await makeProtectedPerson();
  const drill = { session, code: "0000000Z", trace: TRACE, now: NOW };
  expect(await drillRecoveryCode(drill)).toMatchObject({ error: "recovery-code-not-in-set" });
});

it("a set's mark is six symbols that are no recovery code, and the same for ever", () => {
  const mark = batchFingerprint("batch");
  expect(mark).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
  expect(batchFingerprint("batch")).toBe(mark);
  expect(normalizeRecoveryCode(mark)).toBeNull();
  expect(new Set(Array.from({ length: 100 }, (_, n) => batchFingerprint(`batch${n}`))).size).toBe(100);
});
