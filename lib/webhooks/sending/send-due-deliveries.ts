// Owns sending the deliveries that are due: each is claimed, opened, signed and posted, and its outcome is noted.
import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { WEBHOOK_GIVE_UP_SECONDS, WEBHOOK_TIMEOUT_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { bodyPlace, openTarget, openText } from "@/lib/webhooks/sealed-webhook";
import {
  type ClaimedDelivery,
  claimDueDelivery,
  type FailedTry,
  markDelivered,
  noteFailedTry,
} from "@/lib/webhooks/sending/delivery-store";
import { noteReached, noteUnreached } from "@/lib/webhooks/sending/rest-store";
import { signatureHeaders } from "@/lib/webhooks/signature";
import { webhookResolver } from "@/lib/webhooks/target/one-at-a-time";
import { postSigned } from "@/lib/webhooks/target/post-signed";
import { TargetFault } from "@/lib/webhooks/target/target-fault";

/** How often new deliveries are looked for while others are under way. */
const LOOK_AGAIN_MS = 500;

/**
 * Sends everything that is due; begins nothing further once `isOver()`. Outside of any transaction, to all webhooks side
 * by side (WEBHOOKS_MOST at most) and to each one delivery at a time, so that a slow receiver holds up nobody else. If
 * the process dies after a receiver took a delivery and before that is noted, it is sent again under the same id, by
 * which the receiver knows it.
 */
export async function sendDueDeliveries(
  tellTime: () => Date,
  isOver = () => false,
  resolver = webhookResolver,
): Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  const begin = (claimed: ClaimedDelivery) => {
    const { id } = claimed.webhook;
    const delivery = deliver(claimed, tellTime, resolver).catch((error: unknown) => {
      // Its outcome is not noted, so it is sent again once its claim has run out.
      logger().error({ err: error, delivery: claimed.id }, "webhook was not noted");
    });
    underWay.set(
      id,
      delivery.finally(() => underWay.delete(id)),
    );
  };
  try {
    for (;;) {
      const before = [...underWay.values()];
      const claimed = isOver() ? null : await claimDueDelivery(tellTime(), [...underWay.keys()]);
      if (claimed) begin(claimed);
      else if (before.length === 0) return;
      else await Promise.race([...before, wait(LOOK_AGAIN_MS, undefined, { ref: false })]);
    }
  } finally {
    await Promise.all(underWay.values());
  }
}

async function deliver(
  claimed: ClaimedDelivery,
  tellTime: () => Date,
  resolver: typeof webhookResolver,
): Promise<void> {
  const outcome = await tryOnce(claimed, tellTime(), resolver);
  const now = tellTime();
  const { id: webhook } = claimed.webhook;
  const isReached = typeof outcome === "number" || outcome.status !== null;
  if (isReached && claimed.wasUnreached) await noteReached(webhook);
  if (typeof outcome === "number") return markDelivered(claimed.id, outcome, now);
  const isOver = now.getTime() - claimed.createdAt.getTime() > WEBHOOK_GIVE_UP_SECONDS * 1000;
  const isFinal = isOver || outcome.failure === "gone";
  // Without the receiver's address and without its answer, which may be secret.
  logger().warn({ delivery: claimed.id, webhook, ...outcome, isFinal }, "webhook was not delivered");
  await noteFailedTry(claimed, { ...outcome, isFinal }, now);
  if (!isReached) await noteUnreached(webhook, now);
}

/** The status of a receiver who took it, or how the try failed. */
async function tryOnce(
  { id, sealedBody, webhook }: ClaimedDelivery,
  now: Date,
  resolver: typeof webhookResolver,
): Promise<number | Omit<FailedTry, "isFinal">> {
  try {
    const { url, secrets } = await openTarget(webhook, now);
    const body = await openText(sealedBody, bodyPlace(id));
    const headers = signatureHeaders({ id, at: now, body }, secrets);
    const timeoutMs = WEBHOOK_TIMEOUT_SECONDS * 1000;
    const { status } = await postSigned({ url, body, headers, timeoutMs }, resolver);
    return status >= 200 && status < 300 ? status : { failure: failureOf(status), status };
  } catch (error) {
    if (error instanceof TargetFault) return { failure: error.failure, status: null };
    // It is tried again: another process may have sealed it under a key that this one only gets at its next start.
    logger().error({ err: error, delivery: id }, "webhook failed");
    return { failure: "unopened", status: null };
  }
}

/** A redirect is never followed (R57), so it is a failure like any other. */
function failureOf(status: number) {
  if (status === 410) return "gone";
  return status >= 300 && status < 400 ? "redirected" : "refused";
}
