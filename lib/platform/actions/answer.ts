// Owns turning what a verb refused into what the form shows, and into the status that the edge sends.
import "server-only";
import type { FormState } from "@/lib/platform/actions/form-state";
import { type ErrorCode, sentenceOf } from "@/lib/platform/actions/sentences";
import { clock } from "@/lib/platform/clock";
import { requestContext } from "@/lib/platform/request-context";
import type { Refusal } from "@/lib/platform/result";

/** A refusal as form state. A lock also answers 429 with Retry-After (R84). */
export async function refusalState(
  { error, details }: Refusal<ErrorCode>,
  field?: string,
): Promise<FormState> {
  const now = clock.now();
  if (details.lockedUntil) {
    const waitSeconds = Math.ceil((details.lockedUntil.getTime() - now.getTime()) / 1000);
    requestContext().answer = { status: 429, retryAfterSeconds: Math.max(1, waitSeconds) };
  }
  const message = await sentenceOf(error, details, now);
  // A lock or a dead ticket is about the whole form: another digit would not help.
  return { code: error, message, field: details.lockedUntil ? undefined : field };
}
