// Proves what a hook that says nothing, or nothing that can be read, means at a sign-in, and how long anybody waits for it.
import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { ATTEMPT_HOOK_TIMEOUT_MS } from "@/lib/platform/limits";
import { later, makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";
import { askAttemptHook } from "@/lib/webhooks/attempts/ask-attempt-hook";
import { FAILURES_TO_BREAK } from "@/lib/webhooks/attempts/attempt-breaker";
import { ATTEMPT_HOOK_ID } from "@/lib/webhooks/attempts/attempt-hook-store";
import { forgetAttemptHook } from "@/lib/webhooks/attempts/current-attempt-hook";
import { allows, hookThat, removeEveryHook, whoSignsIn } from "@/lib/webhooks/attempts/test-attempts";
import { changeFailsOpen, removeWebhook } from "@/lib/webhooks/manage/change-webhook";
import { sealText, urlPlace } from "@/lib/webhooks/sealed-webhook";
import { freshReceiver } from "@/lib/webhooks/test-fresh-receiver";
import { answers, hangsUp, type ReceiverManner, silent } from "@/lib/webhooks/test-receiver";
import { allowLoopback, plantAttemptHook, theAdminsPermit } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receiver = await freshReceiver();
beforeEach(removeEveryHook);

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
    await hookThat(receiver, manner, failsOpen);
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
    await hookThat(receiver, says(false), true);
    const { right, tryWith } = await whoSignsIn();
    for (let tries = 0; tries <= FAILURES_TO_BREAK; tries += 1)
      expect(await tryWith(right)).toMatchObject({ error: "attempt-denied" });
    expect(receiver.received).toHaveLength(FAILURES_TO_BREAK + 1);
  });

  it("locks nobody out whom the hook lets in", async () => {
    await hookThat(receiver, says(true), false);
    const { right, tryWith } = await whoSignsIn();
    expect((await tryWith(right)).ok).toBe(true);
  });
});

it("keeps twenty people at once no longer than its time limit, and holds up no transaction", async () => {
  await hookThat(receiver, silent);
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
  await hookThat(receiver, (answer) => setTimeout(() => answer.end('{"allow":true}'), 300));
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
  await hookThat(receiver, hangsUp);
  const { right, wrong, tryWith } = await whoSignsIn();
  for (let tries = 0; tries < FAILURES_TO_BREAK + 5; tries += 1)
    expect(await tryWith(wrong)).toMatchObject({ error: "attempt-denied" });
  expect(receiver.received).toHaveLength(FAILURES_TO_BREAK);
  receiver.manner = silent;
  const start = performance.now();
  await tryWith(wrong);
  expect(performance.now() - start).toBeLessThan(ATTEMPT_HOOK_TIMEOUT_MS / 2);
  receiver.manner = allows;
  mustHave(await changeFailsOpen(await theAdminsPermit(), "attempts", true));
  expect((await tryWith(right)).ok).toBe(true);
  expect(receiver.received).toHaveLength(FAILURES_TO_BREAK + 1);
});

it("is asked at once when it was removed and added anew, however often the one before failed", async () => {
  receiver.manner = hangsUp;
  await plantAttemptHook(receiver.url(), false);
  const { right, wrong, tryWith } = await whoSignsIn();
  for (let tries = 0; tries < FAILURES_TO_BREAK; tries += 1) await tryWith(wrong);
  receiver.manner = allows;
  expect(await tryWith(right), "left alone").toMatchObject({ error: "attempt-denied" });
  mustHave(await removeWebhook(await theAdminsPermit(), ATTEMPT_HOOK_ID));
  await plantAttemptHook(receiver.url(), false, later(1));
  expect((await tryWith(right)).ok).toBe(true);
});
