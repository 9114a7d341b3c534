// Owns asking the administrator's hook before a second factor is judged at sign-in, and writing down what it denied.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { transaction } from "@/lib/platform/db";
import { type Refusal, refused } from "@/lib/platform/result";
import type { TracedCheck } from "@/lib/two-factor/verification/checked-factor";
import { askAttemptHook } from "@/lib/webhooks/attempts/ask-attempt-hook";

/**
 * Null where the attempt may be made. What is denied costs no attempt and no try of the ticket: nothing was judged.
 * Outside of any transaction: the hook may take half a second. Errors: attempt-denied.
 */
export async function denyByHook(check: TracedCheck): Promise<Refusal<"attempt-denied"> | null> {
  if (check.event !== "second-factor.checked") return null;
  const { accountId, proof, trace, now } = check;
  const reason = await askAttemptHook({ accountId, factor: proof.kind, trace, now });
  if (!reason) return null;
  const entry = { event: "attempt.denied", result: "failure", actorId: accountId } as const;
  await transaction(
    (tx) => recordEvent(tx, { ...entry, factor: proof.kind, reason }, trace, now),
    `account:${check.accountId}`,
  );
  return refused("attempt-denied");
}
