// Owns delivering to webhooks in the background, for as long as the server runs.
import "server-only";
import { bellOf } from "@/lib/platform/bell";
import { startDueLoop } from "@/lib/platform/due-loop";
import { WEBHOOK_LOOK_SECONDS } from "@/lib/platform/durations";
import { nextDueDelivery } from "@/lib/webhooks/sending/rest-store";
import { sendDueDeliveries } from "@/lib/webhooks/sending/send-due-deliveries";

/** Starts delivering. At shutdown it finishes what is under way; the rest waits in the database. */
export function startWebhookSender(): void {
  startDueLoop({
    name: "webhook-sender",
    bell: bellOf("webhooks"),
    lookSeconds: WEBHOOK_LOOK_SECONDS,
    workOff: sendDueDeliveries,
    nextDue: nextDueDelivery,
  });
}
