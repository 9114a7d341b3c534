// Proves that a hook is asked before each second factor at sign-in and at nothing else, and what its denial costs: no attempt.
import { beforeEach, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { mustHave, NOW, rewardFor } from "@/lib/two-factor/test-person";
import { allows, denies, hookThat, removeEveryHook, whoSignsIn } from "@/lib/webhooks/attempts/test-attempts";
import { freshReceiver } from "@/lib/webhooks/test-fresh-receiver";
import { isSignedWith } from "@/lib/webhooks/test-signature";
import { allowLoopback } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receiver = await freshReceiver();
beforeEach(removeEveryHook);

const failuresOf = async (accountId: string) =>
  (await database().attemptCounter.findUnique({ where: { key: secondFactorKey(accountId) } }))?.failures ?? 0;
const triesOf = async (accountId: string) =>
  (await database().ticket.findFirstOrThrow({ where: { accountId } })).attempts;

it("is asked, signed, with the account, the factor and where from in short, and lets whom it allows in", async () => {
  const secret = await hookThat(receiver, allows);
  const { session, right, tryWith } = await whoSignsIn();
  expect((await tryWith(right)).ok).toBe(true);
  const [post] = receiver.received;
  expect(post && (await isSignedWith(secret, post))).toBe(true);
  expect(JSON.parse(post?.body ?? "")).toEqual({
    type: "attempt.asked",
    timestamp: NOW.toISOString(),
    data: {
      accountId: session.accountId,
      factor: "authenticator",
      network: TRACE.address,
      browser: TRACE.browser,
    },
  });
  expect(post?.body).not.toContain(right.code);
});

it("denies right and wrong codes alike, judges none, and costs no attempt of the account and no try of the ticket", async () => {
  await hookThat(receiver, denies);
  const { session, right, wrong, tryWith } = await whoSignsIn();
  const { accountId } = session;
  const refusals = [await tryWith(wrong), await tryWith(right), await tryWith(wrong)];
  for (const refusal of refusals)
    expect(refusal).toEqual({ ok: false, error: "attempt-denied", details: {} });
  expect([await failuresOf(accountId), await triesOf(accountId)]).toEqual([0, 0]);
  const where = { subjectId: accountId, event: { in: ["attempt.denied", "second-factor.checked"] } };
  expect(await database().auditRow.findMany({ where })).toMatchObject(
    Array(3).fill({
      event: "attempt.denied",
      result: "failure",
      factor: "authenticator",
      reason: "hook-denied",
    }),
  );
  receiver.manner = allows;
  expect((await tryWith(right)).ok, "the code was not spent").toBe(true);
});

it("is not asked for a step-up, nor for a ticket that is dead", async () => {
  await hookThat(receiver, denies);
  const { session, right, wrong } = await whoSignsIn();
  const stepUp = { session, purpose: "turn-off", trace: TRACE, now: NOW } as const;
  mustHave(await stepUpWithSecondFactor(stepUp, right));
  expect(await completeSignIn({ ticket: "x".repeat(43), proof: wrong }, TRACE, NOW)).toMatchObject({
    error: "ticket-expired",
  });
  expect(receiver.received).toEqual([]);
});

it("hears nothing of an account that is locked, right code or wrong: the lock is the answer, and is written down", async () => {
  await hookThat(receiver, allows);
  const { session, email, right, wrong, tryWith } = await whoSignsIn();
  const { accountId } = session;
  for (let tries = 0; tries < 5; tries += 1) await tryWith(wrong);
  expect(receiver.received).toHaveLength(5);
  const ticket = await rewardFor(email);
  for (const proof of [right, wrong, right])
    expect(await completeSignIn({ ticket, proof }, TRACE, NOW)).toMatchObject({ error: "attempts-locked" });
  expect(receiver.received).toHaveLength(5);
  expect(await failuresOf(accountId)).toBe(5);
  const where = { actorId: accountId, event: "second-factor.checked", reason: "attempts-locked" };
  expect(await database().auditRow.count({ where })).toBe(3);
});
