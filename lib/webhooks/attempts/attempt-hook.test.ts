// Proves that a hook is asked before each second factor at sign-in, what its answers and its silence mean, and what it costs.
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { ATTEMPT_HOOK_TIMEOUT_MS } from "@/lib/platform/limits";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { later, makeProtectedPerson, mustHave, NOW, rewardFor } from "@/lib/two-factor/test-person";
import { askAttemptHook } from "@/lib/webhooks/attempts/ask-attempt-hook";
import { FAILURES_TO_BREAK } from "@/lib/webhooks/attempts/attempt-breaker";
import { ATTEMPT_HOOK_ID } from "@/lib/webhooks/attempts/attempt-hook-store";
import { forgetAttemptHook } from "@/lib/webhooks/attempts/current-attempt-hook";
import { changeFailsOpen, removeWebhook } from "@/lib/webhooks/manage/change-webhook";
import { sealText, urlPlace } from "@/lib/webhooks/sealed-webhook";
import { answers, hangsUp, type ReceiverManner, silent, TestReceiver } from "@/lib/webhooks/test-receiver";
import { isSignedWith } from "@/lib/webhooks/test-signature";
import { allowLoopback, plantAttemptHook, theAdmin, webhookPermit } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receiver = await new TestReceiver().start();
afterAll(() => receiver.stop());
const allows = answers(200, '{"allow":true}');
const denies = answers(200, '{"allow":false,"reason":"outside-of-hours"}');

/** Counts up, so that each test has a breaker of its own. */
let revision = 1;

async function hookThat(manner: ReceiverManner, failsOpen = false): Promise<string> {
  receiver.manner = manner;
  const secret = await plantAttemptHook(receiver.url(), failsOpen);
  revision += 1;
  await database().webhook.updateMany({ data: { revision } });
  forgetAttemptHook();
  return secret;
}

beforeEach(async () => {
  await database().webhook.deleteMany();
  forgetAttemptHook();
  receiver.received.length = 0;
});

const wrong = { kind: "authenticator", code: "000000" } as const;

/** Somebody with the right password and a right code. */
async function whoSignsIn() {
  const person = await makeProtectedPerson();
  const ticket = await rewardFor(person.email);
  const right = { kind: "authenticator", code: person.phone.codeAt(NOW) } as const;
  return {
    ...person,
    right,
    tryWith: (proof: typeof right | typeof wrong) => completeSignIn({ ticket, proof }, TRACE, NOW),
  };
}

const failuresOf = async (accountId: string) =>
  (await database().attemptCounter.findUnique({ where: { key: secondFactorKey(accountId) } }))?.failures ?? 0;
const triesOf = async (accountId: string) =>
  (await database().ticket.findFirstOrThrow({ where: { accountId } })).attempts;

it("is asked, signed, with the account, the factor and where from in short, and lets whom it allows in", async () => {
  const secret = await hookThat(allows);
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
  await hookThat(denies);
  const { session, right, tryWith } = await whoSignsIn();
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
  await hookThat(denies);
  const { session, right } = await whoSignsIn();
  const stepUp = { session, purpose: "turn-off", trace: TRACE, now: NOW } as const;
  mustHave(await stepUpWithSecondFactor(stepUp, right));
  expect(await completeSignIn({ ticket: "x".repeat(43), proof: wrong }, TRACE, NOW)).toMatchObject({
    error: "ticket-expired",
  });
  expect(receiver.received).toEqual([]);
});

it("hears nothing of an account that is locked, right code or wrong: the lock is the answer, and is written down", async () => {
  await hookThat(allows);
  const { session, email, right, tryWith } = await whoSignsIn();
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

const NO_ANSWERS: [string, ReceiverManner][] = [
  ["silence", silent],
  ["a cut connection", hangsUp],
  ["500", answers(500, '{"allow":true}')],
  ["another good status", answers(202, '{"allow":true}')],
  ["a redirect", answers(302, '{"allow":true}', { location: "http://127.0.0.1/" })],
  ["no JSON", answers(200, "yes")],
  ["nothing", answers(200)],
  ["a text in the place of a truth value", answers(200, '{"allow":"true"}')],
  ["an answer that is too long", answers(200, `{"allow":true,"more":"${"x".repeat(5000)}"}`)],
];

describe.each(NO_ANSWERS)("%s", (_what, manner) => {
  it.each([
    [false, "hook-silent"],
    [true, null],
  ] as const)("with failsOpen %s means what the administrator chose", async (failsOpen, reason) => {
    await hookThat(manner, failsOpen);
    const { session, right, tryWith } = await whoSignsIn();
    expect((await tryWith(right)).ok).toBe(reason === null);
    const where = { subjectId: session.accountId, event: "attempt.denied" };
    const rows = await database().auditRow.findMany({ where });
    expect(rows.map((row) => row.reason)).toEqual(reason ? [reason] : []);
  });
});

describe.each([
  ["null", null],
  ["with capitals and blanks", "Mr. Miller <b>"],
  ["empty", ""],
  ["that is too long", "x".repeat(65)],
  ["of another shape", { code: 7 }],
])("a reason %s", (_what, reason) => {
  const says = (allow: boolean) => answers(200, JSON.stringify({ allow, reason }));

  it("turns no denial into silence, and opens no breaker", async () => {
    await hookThat(says(false), true);
    const { right, tryWith } = await whoSignsIn();
    for (let tries = 0; tries <= FAILURES_TO_BREAK; tries += 1)
      expect(await tryWith(right)).toMatchObject({ error: "attempt-denied" });
    expect(receiver.received).toHaveLength(FAILURES_TO_BREAK + 1);
  });

  it("locks nobody out whom the hook lets in", async () => {
    await hookThat(says(true), false);
    const { right, tryWith } = await whoSignsIn();
    expect((await tryWith(right)).ok).toBe(true);
  });
});

it("keeps twenty people at once no longer than its time limit, and holds up no transaction", async () => {
  await hookThat(silent);
  const people = await Promise.all(Array.from({ length: 20 }, whoSignsIn));
  const start = performance.now();
  let isOver = false;
  const tries = Promise.all(people.map(({ right, tryWith }) => tryWith(right))).finally(() => {
    isOver = true;
  });
  const beside = await transaction((tx) => tx.account.count());
  expect(isOver, "a transaction beside it waits for nobody").toBe(false);
  expect(beside).toBeGreaterThan(20);
  for (const result of await tries) expect(result).toMatchObject({ error: "attempt-denied" });
  // One after the other they would take twenty budgets; a busy machine needs some time for the rows of the log.
  expect(performance.now() - start).toBeLessThan(10 * ATTEMPT_HOOK_TIMEOUT_MS);
});

it("has one time limit for looking its name up, connecting and answering together", async () => {
  await hookThat((answer) => setTimeout(() => answer.end('{"allow":true}'), 300));
  const { session } = await makeProtectedPerson();
  const attempt = { accountId: session.accountId, factor: "authenticator", trace: TRACE, now: NOW };
  const slowly = (ms: number) => async () => {
    await wait(ms);
    return ["127.0.0.1"];
  };
  await database().webhook.updateMany({
    data: { sealedUrl: await sealText(receiver.url("hooks.localhost"), urlPlace(ATTEMPT_HOOK_ID)) },
  });
  forgetAttemptHook();
  expect(await askAttemptHook(attempt, slowly(350))).toBe("hook-silent");
  receiver.manner = allows;
  expect(await askAttemptHook(attempt, slowly(50))).toBeNull();
});

it("is left alone after it failed again and again: the chosen answer counts at once, until the hook is changed", async () => {
  await hookThat(hangsUp);
  const { right, tryWith } = await whoSignsIn();
  for (let tries = 0; tries < FAILURES_TO_BREAK + 5; tries += 1)
    expect(await tryWith(wrong)).toMatchObject({ error: "attempt-denied" });
  expect(receiver.received).toHaveLength(FAILURES_TO_BREAK);
  receiver.manner = silent;
  const start = performance.now();
  await tryWith(wrong);
  expect(performance.now() - start).toBeLessThan(ATTEMPT_HOOK_TIMEOUT_MS / 2);
  receiver.manner = allows;
  mustHave(await changeFailsOpen(await webhookPermit(await theAdmin()), "attempts", true));
  expect((await tryWith(right)).ok).toBe(true);
  expect(receiver.received).toHaveLength(FAILURES_TO_BREAK + 1);
});

it("is asked at once when it was removed and added anew, however often the one before failed", async () => {
  receiver.manner = hangsUp;
  await plantAttemptHook(receiver.url(), false);
  const { right, tryWith } = await whoSignsIn();
  for (let tries = 0; tries < FAILURES_TO_BREAK; tries += 1) await tryWith(wrong);
  receiver.manner = allows;
  expect(await tryWith(right), "left alone").toMatchObject({ error: "attempt-denied" });
  mustHave(await removeWebhook(await webhookPermit(await theAdmin()), ATTEMPT_HOOK_ID));
  await plantAttemptHook(receiver.url(), false, later(1));
  expect((await tryWith(right)).ok).toBe(true);
});
