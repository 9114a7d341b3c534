// Owns asking the attempt hook whether an attempt at a second factor may be made: before anything is judged, so that its
// answer tells nothing about a code.
import "server-only";
import { isBrokenCircuitError } from "cockatiel";
import { z } from "zod";
import type { Trace } from "@/lib/audit/trace";
import { ATTEMPT_HOOK_TIMEOUT_MS } from "@/lib/platform/limits";
import { logger } from "@/lib/platform/logger";
import { newId } from "@/lib/platform/random-token";
import { attemptBreaker } from "@/lib/webhooks/attempts/attempt-breaker";
import { type AttemptHook, currentAttemptHook } from "@/lib/webhooks/attempts/current-attempt-hook";
import type { OpenTarget } from "@/lib/webhooks/sealed-webhook";
import { signatureHeaders } from "@/lib/webhooks/signature";
import { postSigned } from "@/lib/webhooks/target/post-signed";
import { systemResolver } from "@/lib/webhooks/target/resolve-target";
import { TargetFault } from "@/lib/webhooks/target/target-fault";

/** One attempt, as far as the hook is told of it. */
export interface AskedAttempt {
  accountId: string;
  /** What is offered: a kind of proof. */
  factor: string;
  trace: Trace;
  now: Date;
}

/** Why an attempt may not be made: the hook said so, or it said nothing and denies then. Null: it may. */
export type Denial = "hook-denied" | "hook-silent" | null;

const answerSchema = z.object({
  allow: z.boolean(),
  /** A literal for the server's log. Any other text is dropped: with it a clear "no" would count as silence. */
  reason: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
    .optional()
    .catch(undefined),
});

/**
 * Asks the hook, where there is one, and waits ATTEMPT_HOOK_TIMEOUT_MS at most; does not ask for a while once it has
 * failed again and again. Whatever goes wrong with the hook counts as silence and is not thrown.
 * @param breakMs how long it is not asked then
 */
export async function askAttemptHook(
  attempt: AskedAttempt,
  resolver = systemResolver,
  breakMs?: number,
): Promise<Denial> {
  const hook = await currentAttemptHook(attempt.now);
  if (!hook) return null;
  const { requestId } = attempt.trace;
  try {
    const { allow, reason } = await attemptBreaker(hook.version, breakMs).execute(() =>
      ask(hook, attempt, resolver),
    );
    if (allow) return null;
    logger().info({ requestId, reason }, "attempt hook denied");
    return "hook-denied";
  } catch (error) {
    const failure = error instanceof TargetFault ? error.failure : "malformed";
    const why = isBrokenCircuitError(error) ? "left alone" : failure;
    logger().warn({ requestId, failure: why, failsOpen: hook.failsOpen }, "attempt hook said nothing");
    return hook.failsOpen ? null : "hook-silent";
  }
}

async function ask({ target }: AttemptHook, attempt: AskedAttempt, resolver: typeof systemResolver) {
  if (!target) throw new TargetFault("unopened");
  const { status, text } = await postSigned(requestOf(target, attempt), resolver);
  // A redirect is followed nowhere (R57), and any other status is no answer.
  if (status !== 200) throw new TargetFault(status >= 300 && status < 400 ? "redirected" : "refused");
  return answerSchema.parse(JSON.parse(text));
}

function requestOf({ url, secrets }: OpenTarget, { accountId, factor, trace, now }: AskedAttempt) {
  const data = { accountId, factor, network: trace.address, browser: trace.browser };
  const body = JSON.stringify({ type: "attempt.asked", timestamp: now.toISOString(), data });
  const headers = signatureHeaders({ id: `msg_${newId()}`, at: now, body }, secrets);
  return { url, body, headers, timeoutMs: ATTEMPT_HOOK_TIMEOUT_MS };
}
