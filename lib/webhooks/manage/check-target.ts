// Owns telling an administrator who is still at the form that no delivery could reach an address.
import "server-only";
import { WEBHOOK_TIMEOUT_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { webhookResolver } from "@/lib/webhooks/target/one-at-a-time";
import { resolveTarget } from "@/lib/webhooks/target/resolve-target";
import { TargetFault } from "@/lib/webhooks/target/target-fault";
import { parseWebhookUrl } from "@/lib/webhooks/target/webhook-url";

/**
 * The URL that was typed. This only helps whoever typed it: every delivery checks again, and that is the protection.
 * Errors: webhook-url-malformed, webhook-address-refused, webhook-unresolved.
 */
export async function checkTarget(
  typed: string,
  resolver = webhookResolver,
): Promise<Result<URL, "webhook-url-malformed" | "webhook-address-refused" | "webhook-unresolved">> {
  const url = parseWebhookUrl(typed, settings().isLoopback);
  if (!url) return refused("webhook-url-malformed");
  try {
    await resolveTarget(url, resolver, AbortSignal.timeout(WEBHOOK_TIMEOUT_SECONDS * 1000));
    return accepted(url);
  } catch (error) {
    if (!(error instanceof TargetFault)) throw error;
    return refused(error.failure === "unresolved" ? "webhook-unresolved" : "webhook-address-refused");
  }
}
