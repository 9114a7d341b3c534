// Proves that a change of the attempt hook counts from the next attempt on, whatever was read, or had failed, before it.
import { beforeEach, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { mustHave, NOW } from "@/lib/two-factor/test-person";
import { askAttemptHook } from "@/lib/webhooks/attempts/ask-attempt-hook";
import { FAILURES_TO_BREAK } from "@/lib/webhooks/attempts/attempt-breaker";
import { ATTEMPT_HOOK_ID } from "@/lib/webhooks/attempts/attempt-hook-store";
import { currentAttemptHook, forgetAttemptHook } from "@/lib/webhooks/attempts/current-attempt-hook";
import { rotateSecret } from "@/lib/webhooks/manage/change-webhook";
import { freshReceiver } from "@/lib/webhooks/test-fresh-receiver";
import { answers } from "@/lib/webhooks/test-receiver";
import { allowLoopback, plantAttemptHook, theAdminsPermit } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receiver = await freshReceiver();
beforeEach(async () => {
  await database().webhook.deleteMany();
  forgetAttemptHook();
});

it("is not undone by a read that began before it and ends after it", async () => {
  await plantAttemptHook(receiver.url(), true);
  forgetAttemptHook();
  const slow = currentAttemptHook(NOW);
  // As a change does once it is committed, while the read is still under way.
  forgetAttemptHook();
  expect(await slow).toMatchObject({ failsOpen: true });
  await database().webhook.update({ where: { id: ATTEMPT_HOOK_ID }, data: { failsOpen: false } });
  expect(await currentAttemptHook(NOW)).toMatchObject({ failsOpen: false });
});

it("tries a hook again that was left alone, where only its secret is new: it may have refused the old one", async () => {
  await plantAttemptHook(receiver.url(), false);
  receiver.manner = answers(401);
  const attempt = { accountId: "nobody", factor: "authenticator", trace: TRACE, now: NOW };
  for (let tries = 0; tries <= FAILURES_TO_BREAK; tries += 1)
    expect(await askAttemptHook(attempt)).toBe("hook-silent");
  expect(receiver.received).toHaveLength(FAILURES_TO_BREAK);
  receiver.manner = answers(200, '{"allow":true}');
  mustHave(await rotateSecret(await theAdminsPermit(), ATTEMPT_HOOK_ID));
  expect(await askAttemptHook(attempt)).toBeNull();
});
