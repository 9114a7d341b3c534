// Owns sending what is due to webhooks: claimed, opened, signed, posted, and noted.
import "server-only";
import { WEBHOOK_GIVE_UP_SECONDS, WEBHOOK_TIMEOUT_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { bodyPlace, openTarget, openText } from "@/lib/webhooks/sealed-webhook";
import {
  type ClaimedDelivery,
  claimDueDelivery,
  type FailedTry,
  markDelivered,
  noteFailedTry,
  restWebhook,
} from "@/lib/webhooks/sending/delivery-store";
import { signatureHeaders } from "@/lib/webhooks/signature";
import { webhookResolver } from "@/lib/webhooks/target/one-at-a-time";
import { postSigned } from "@/lib/webhooks/target/post-signed";
import { TargetFault } from "@/lib/webhooks/target/target-fault";

const AT_ONCE = 4;

/**
 * Sends everything that is due, or begins nothing further once `isOver`. Outside of any transaction: a slow receiver holds
 * up nobody else. Who dies between a receiver's "taken" and our note sends the same id again, by which it is known.
 */
export async function sendDueDeliveries(
  tellTime: () => Date,
  isOver = () => false,
  resolver = webhookResolver,
): Promise<void> {
  const lane = async () => {
    while (!isOver()) {
      const claimed = await claimDueDelivery(tellTime());
      if (!claimed) return;
      await deliver(claimed, tellTime, resolver);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function deliver(
  claimed: ClaimedDelivery,
  tellTime: () => Date,
  resolver: typeof webhookResolver,
): Promise<void> {
  const outcome = await tryOnce(claimed, tellTime(), resolver);
  const now = tellTime();
  if (typeof outcome === "number") return markDelivered(claimed.id, outcome, now);
  const isOver = now.getTime() - claimed.createdAt.getTime() > WEBHOOK_GIVE_UP_SECONDS * 1000;
  const isFinal = isOver || outcome.failure === "gone";
  const { id: webhook } = claimed.webhook;
  // Neither the receiver's address nor what it said.
  logger().warn({ delivery: claimed.id, webhook, ...outcome, isFinal }, "webhook was not delivered");
  await noteFailedTry(claimed, outcome, isFinal, now);
  if (outcome.status === null) await restWebhook(webhook, now);
}

/** The status of a receiver who took it, or how the try failed. */
async function tryOnce(
  { id, sealedBody, webhook }: ClaimedDelivery,
  now: Date,
  resolver: typeof webhookResolver,
): Promise<number | FailedTry> {
  try {
    const { url, secrets } = await openTarget(webhook, now);
    const body = await openText(sealedBody, bodyPlace(id));
    const headers = signatureHeaders({ id, at: now, body }, secrets);
    const timeoutMs = WEBHOOK_TIMEOUT_SECONDS * 1000;
    const { status } = await postSigned({ url, body, headers, timeoutMs }, resolver);
    return status >= 200 && status < 300 ? status : { failure: failureOf(status), status };
  } catch (error) {
    if (error instanceof TargetFault) return { failure: error.failure, status: null };
    // What does not open waits: somebody may have sealed it under a key that this process learns at its restart.
    logger().error({ err: error, delivery: id }, "webhook failed");
    return { failure: "unopened", status: null };
  }
}

/** A redirect is followed nowhere (R57): it is as bad as any other refusal. */
function failureOf(status: number) {
  if (status === 410) return "gone";
  return status >= 300 && status < 400 ? "redirected" : "refused";
}
