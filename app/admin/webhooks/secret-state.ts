// Owns the answer of a form that made a webhook's secret: it is shown this once.
import "server-only";
import { refusalState } from "@/lib/platform/actions/answer";
import type { FormState } from "@/lib/platform/actions/form-state";
import { requestContext } from "@/lib/platform/request-context";
import type { Result } from "@/lib/platform/result";
import type { WebhookActError } from "@/lib/webhooks/manage/webhook-act";

/** Refusals that are about the address. */
const OF_THE_URL = new Set<string>([
  "webhook-url-malformed",
  "webhook-address-refused",
  "webhook-unresolved",
]);

/** The grant is gone, and the page is still to be shown around the secret: without scripts it is made anew. */
export async function secretState(
  result: Result<string, WebhookActError>,
  words: { done: string; hint: string },
): Promise<FormState> {
  if (!result.ok) return refusalState(result, OF_THE_URL.has(result.error) ? "url" : undefined);
  requestContext().grantUsed = true;
  return { ok: true, message: words.done, hint: words.hint, shownOnce: result.value };
}
