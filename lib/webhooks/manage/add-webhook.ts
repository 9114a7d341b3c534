// Owns adding webhooks: one that is told of events, or the one that is asked before attempts.
import "server-only";
import { WEBHOOKS_MOST } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";
import { accepted, type Result, refused } from "@/lib/platform/result";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import { ATTEMPT_HOOK_ID } from "@/lib/webhooks/attempts/attempt-hook-store";
import type { EventGroup } from "@/lib/webhooks/event-groups";
import { checkTarget } from "@/lib/webhooks/manage/check-target";
import { changeWebhook, type WebhookActError } from "@/lib/webhooks/manage/webhook-act";
import {
  countWebhooks,
  findWebhook,
  insertWebhook,
  type NewWebhook,
} from "@/lib/webhooks/manage/webhook-store";
import { sealTarget } from "@/lib/webhooks/sealed-webhook";
import { newWebhookSecret } from "@/lib/webhooks/signature";
import type { Resolver } from "@/lib/webhooks/target/resolve-target";

/**
 * Adds a webhook that is told of events. Returns its secret, which is never shown again.
 * Errors: those of changeWebhook, webhooks-used-up, and those of checkTarget.
 */
export function addWebhook(
  act: AdminAct,
  { url, groups }: { url: string; groups: EventGroup[] },
  resolver?: Resolver,
): Promise<Result<string, WebhookActError>> {
  return add(act, { url, groups, failsOpen: false }, resolver);
}

/**
 * Adds the one hook that is asked before each second factor at sign-in. Returns its secret, which is never shown again.
 * Errors: those of changeWebhook, attempt-hook-exists, webhooks-used-up, and those of checkTarget.
 */
export function addAttemptHook(
  act: AdminAct,
  { url, failsOpen }: { url: string; failsOpen: boolean },
  resolver?: Resolver,
): Promise<Result<string, WebhookActError>> {
  return add(act, { url, groups: [], failsOpen, id: ATTEMPT_HOOK_ID }, resolver);
}

interface WantedWebhook extends Pick<NewWebhook, "groups" | "failsOpen"> {
  /** As it was typed. */
  url: string;
  /** Only the attempt hook's is known beforehand. */
  id?: string;
}

async function add(
  act: AdminAct,
  { url: typed, id, ...rules }: WantedWebhook,
  resolver: Resolver | undefined,
): Promise<Result<string, WebhookActError>> {
  // Before the transaction, because looking a name up takes time.
  const target = await checkTarget(typed, resolver);
  if (!target.ok) return target;
  const url = target.value;
  const secret = newWebhookSecret();
  return changeWebhook(act, async (tx) => {
    if (id && (await findWebhook(id, tx))) return refused("attempt-hook-exists");
    if ((await countWebhooks(tx)) >= WEBHOOKS_MOST) return refused("webhooks-used-up");
    const sealed = await sealTarget(id ?? newId(), { url, secret });
    await insertWebhook(tx, { ...sealed, origin: url.origin, ...rules }, act.now);
    const reason = id ? "attempt-hook" : undefined;
    return accepted({ origin: url.origin, event: "webhook.added", reason, value: secret });
  });
}
