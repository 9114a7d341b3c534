// Owns what administrators change about a webhook: its events, what its silence means, its secret, its switch and its end.
import "server-only";
import type { Tx } from "@/lib/platform/db";
import { WEBHOOK_OLD_SECRET_SECONDS } from "@/lib/platform/durations";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { secondsAfter } from "@/lib/platform/seconds-after";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import type { WebhookError } from "@/lib/webhooks/errors";
import { type EventGroup, writeGroups } from "@/lib/webhooks/event-groups";
import { changeWebhook, type WebhookActError } from "@/lib/webhooks/manage/webhook-act";
import {
  callOffDeliveries,
  deleteWebhook,
  findWebhook,
  type ListedWebhook,
  replaceSecret,
  updateWebhook,
} from "@/lib/webhooks/manage/webhook-store";
import { sealText, secretPlace } from "@/lib/webhooks/sealed-webhook";
import { newWebhookSecret } from "@/lib/webhooks/signature";

/** Chooses the events that a webhook is told of. Errors: those of changeWebhook, webhook-missing, webhook-unchanged. */
export function changeGroups(
  act: AdminAct,
  id: string,
  groups: EventGroup[],
): Promise<Result<null, WebhookActError>> {
  return changeOne(act, id, "events", async (tx, webhook) => {
    if (webhook.isAsked) return refused("webhook-missing");
    if (writeGroups(groups) === writeGroups(webhook.groups)) return refused("webhook-unchanged");
    await updateWebhook(tx, id, { groups });
    return accepted(null);
  });
}

/**
 * Chooses whether a sign-in goes on where the attempt hook says nothing.
 * Errors: those of changeWebhook, webhook-missing, webhook-unchanged.
 */
export function changeFailsOpen(
  act: AdminAct,
  id: string,
  failsOpen: boolean,
): Promise<Result<null, WebhookActError>> {
  return changeOne(act, id, failsOpen ? "fails-open" : "fails-closed", async (tx, webhook) => {
    if (!webhook.isAsked) return refused("webhook-missing");
    if (webhook.failsOpen === failsOpen) return refused("webhook-unchanged");
    await updateWebhook(tx, id, { failsOpen });
    return accepted(null);
  });
}

/**
 * Makes a new secret and returns it, this once. For WEBHOOK_OLD_SECRET_SECONDS the old one signs beside it, so that the
 * receiver misses nothing. Errors: those of changeWebhook, webhook-missing.
 */
export function rotateSecret(act: AdminAct, id: string): Promise<Result<string, WebhookActError>> {
  return changeOne(act, id, "new-secret", async (tx) => {
    const secret = newWebhookSecret();
    const until = secondsAfter(act.now, WEBHOOK_OLD_SECRET_SECONDS);
    await replaceSecret(tx, id, await sealText(secret, secretPlace(id)), until);
    return accepted(secret);
  });
}

/**
 * Switches a webhook off or on. One that is off is told of nothing, and deliveries that wait are called off.
 * Errors: those of changeWebhook, webhook-missing, webhook-unchanged.
 */
export function switchWebhook(
  act: AdminAct,
  id: string,
  isOn: boolean,
): Promise<Result<null, WebhookActError>> {
  return changeOne(act, id, isOn ? "switched-on" : "switched-off", async (tx, webhook) => {
    if ((webhook.disabledAt === null) === isOn) return refused("webhook-unchanged");
    await updateWebhook(tx, id, { disabledAt: isOn ? null : act.now });
    if (!isOn) await callOffDeliveries(tx, id);
    return accepted(null);
  });
}

/** Removes a webhook with its deliveries. Errors: those of changeWebhook, webhook-missing. */
export function removeWebhook(act: AdminAct, id: string): Promise<Result<null, WebhookActError>> {
  return changeWebhook(act, async (tx) => {
    const webhook = await findWebhook(id, tx);
    if (!webhook) return refused("webhook-missing");
    await deleteWebhook(tx, id);
    const { origin, isAsked } = webhook;
    return accepted({
      origin,
      event: "webhook.removed",
      reason: isAsked ? "attempt-hook" : undefined,
      value: null,
    });
  });
}

function changeOne<T>(
  act: AdminAct,
  id: string,
  reason: string,
  change: (tx: Tx, webhook: ListedWebhook) => Promise<Result<T, WebhookError>>,
): Promise<Result<T, WebhookActError>> {
  return changeWebhook(act, async (tx) => {
    const webhook = await findWebhook(id, tx);
    if (!webhook) return refused("webhook-missing");
    const changed = await change(tx, webhook);
    if (!changed.ok) return changed;
    return accepted({ origin: webhook.origin, event: "webhook.changed", reason, value: changed.value });
  });
}
