// Proves that slow names of webhooks never hold up the attempt hook: they are looked up one after the other.
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { shared } from "@/lib/platform/shared";
import { later, makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";
import { askAttemptHook } from "@/lib/webhooks/attempts/ask-attempt-hook";
import { ATTEMPT_HOOK_ID } from "@/lib/webhooks/attempts/attempt-hook-store";
import { forgetAttemptHook } from "@/lib/webhooks/attempts/current-attempt-hook";
import { EVENT_GROUPS } from "@/lib/webhooks/event-groups";
import { checkTarget } from "@/lib/webhooks/manage/check-target";
import { sealText, urlPlace } from "@/lib/webhooks/sealed-webhook";
import { sendDueDeliveries } from "@/lib/webhooks/sending/send-due-deliveries";
import { oneAtATime } from "@/lib/webhooks/target/one-at-a-time";
import type { Resolver } from "@/lib/webhooks/target/resolve-target";
import { freshReceiver } from "@/lib/webhooks/test-fresh-receiver";
import { answers } from "@/lib/webhooks/test-receiver";
import { allowLoopback, plantAttemptHook, plantWebhook, recordFactor } from "@/lib/webhooks/test-webhooks";

allowLoopback();
const receiver = await freshReceiver();

/** Names that take their time, and how many were looked up at once. */
function slowNames(ms: number) {
  const seen = { names: [] as string[], now: 0, most: 0 };
  const resolver: Resolver = async (name) => {
    seen.names.push(name);
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    await wait(ms);
    seen.now -= 1;
    if (name.startsWith("unknown")) throw new Error("ENOTFOUND");
    return ["127.0.0.1"];
  };
  return { seen, resolver };
}

it("looks up one name at a time, the next one after a failure too", async () => {
  const { seen, resolver } = slowNames(20);
  const inTurn = oneAtATime(resolver);
  const found = await Promise.allSettled(["a", "unknown", "b", "c"].map((name) => inTurn(name)));
  expect(found.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(seen).toMatchObject({ names: ["a", "unknown", "b", "c"], most: 1 });
});

it("looks nothing up for whoever gave up waiting", async () => {
  const { seen, resolver } = slowNames(50);
  const inTurn = oneAtATime(resolver);
  const first = inTurn("slow");
  await expect(inTurn("late", AbortSignal.timeout(10))).rejects.toThrow("aborted due to timeout");
  await first;
  await inTurn("next");
  expect(seen.names).toEqual(["slow", "next"]);
});

async function rename(id: string, name: string): Promise<void> {
  const sealedUrl = await sealText(receiver.url(name), urlPlace(id));
  await database().webhook.update({ where: { id }, data: { sealedUrl } });
}

it("is how deliveries and the form look up, while the attempt hook waits for neither", async () => {
  for (const index of [0, 1]) {
    const { id } = await plantWebhook(receiver.url(), EVENT_GROUPS, later(index));
    await rename(id, `${index}.example.org`);
  }
  await plantAttemptHook(receiver.url(), false);
  await rename(ATTEMPT_HOOK_ID, "localhost");
  forgetAttemptHook();
  const { session } = await makeProtectedPerson();
  await recordFactor(session.accountId);

  const { seen, resolver } = slowNames(1000);
  // Whoever asks first makes the one of the process.
  shared("webhook-resolver", () => oneAtATime(resolver));
  receiver.manner = answers(200, '{"allow":true}');
  const sending = sendDueDeliveries(() => NOW);
  const checking = checkTarget("https://form.example.org/");
  const attempt = { accountId: session.accountId, factor: "authenticator", trace: TRACE, now: NOW };
  while (seen.now === 0) await wait(5);
  expect(await askAttemptHook(attempt)).toBeNull();
  expect(seen.names, "asked beside the first").toHaveLength(1);
  await Promise.all([sending, checking]);
  expect(seen.most).toBe(1);
  expect(seen.names.sort()).toEqual(["0", "1", "form"].map((name) => `${name}.example.org`));
});
