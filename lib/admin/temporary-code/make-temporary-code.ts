// Owns making a temporary code for somebody else: it takes a permit, is shown once, and is kept as its hash.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import type { AdminError } from "@/lib/admin/errors";
import { countsAsAdmin } from "@/lib/admin/resets/four-eyes-rule";
import {
  findRecipient,
  type GivenReason,
  hasUsedUpCodes,
  keepReason,
  type Recipient,
} from "@/lib/admin/temporary-code/temporary-code-store";
import { recordEvent } from "@/lib/audit/record-event";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import { database, type Tx, transaction } from "@/lib/platform/db";
import { TEMPORARY_CODE_SECONDS } from "@/lib/platform/durations";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { secondsAfter } from "@/lib/platform/seconds-after";
import { adminSteppedUp, type NoPermit } from "@/lib/sign-in/step-up/admin-stepped-up";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import { hashTemporaryCode } from "@/lib/two-factor/recovery-codes/offered-code";
import { formatRecoveryCode, generateCode } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import { replaceTemporaryCode } from "@/lib/two-factor/verification/temporary-code-store";

export interface TemporaryCodeRequest extends GivenReason {
  /** Whom it is for. */
  id: string;
  /** Canonical; as the administrator typed it. */
  email: string;
}

type RecipientError = Extract<
  AdminError,
  | "temporary-code-for-oneself"
  | "temporary-code-for-admin"
  | "temporary-code-needs-two"
  | "temporary-code-needless"
>;
type MakingError = RecipientError | NoPermit | "person-missing" | "email-mismatch" | "resets-used-up";

/** Refusals that are not written down: they say nothing of an administrator's aim at somebody. */
const UNTOLD = new Set<MakingError>(["step-up-required", "not-admin-any-more", "person-missing"]);

/** Why somebody gets no temporary code from an administrator, or null. */
export async function refuseRecipient(
  recipient: Pick<Recipient, "id" | "role" | "adminUntil" | "factorCount">,
  actorId: string,
  now: Date,
  tx: Tx = database(),
): Promise<RecipientError | null> {
  if (recipient.id === actorId) return "temporary-code-for-oneself";
  // For them, and where the policy says so for all, a second administrator has to agree (R75): only a reset asks one.
  if (countsAsAdmin(recipient, now)) return "temporary-code-for-admin";
  if ((await currentPolicy(tx)).resetsNeedTwoAdmins) return "temporary-code-needs-two";
  return recipient.factorCount === 0 ? "temporary-code-needless" : null;
}

/**
 * Makes a code that stands in for a member's second factor once, within TEMPORARY_CODE_SECONDS, and ends the one before.
 * Returns it as XXXX-XXXX, to be shown in the answer of the post and nowhere after. What is refused changes nothing and
 * keeps the grant; that somebody tried is written down. Errors: step-up-required, not-admin-any-more, person-missing,
 * email-mismatch, temporary-code-for-oneself, temporary-code-for-admin, temporary-code-needs-two,
 * temporary-code-needless, resets-used-up.
 * @throws HashQueueFullError when too many hashes wait
 */
export async function makeTemporaryCode(
  act: AdminAct,
  request: TemporaryCodeRequest,
): Promise<Result<string, MakingError>> {
  const code = generateCode();
  // Slow, so it is done before the transaction; a code that is refused afterwards was never anybody's.
  const hashed = await hashTemporaryCode(request.id, code);
  const made = await keepCode(act, request, hashed);
  if (made.ok) return accepted(formatRecoveryCode(code));
  if (!UNTOLD.has(made.error)) await recordRefusal(act, request.id, made.error);
  return made;
}

function keepCode(
  { actorId, claim, trace, now }: AdminAct,
  { id: accountId, email, ...given }: TemporaryCodeRequest,
  hashed: Awaited<ReturnType<typeof hashTemporaryCode>>,
): Promise<Result<null, MakingError>> {
  const expiresAt = secondsAfter(now, TEMPORARY_CODE_SECONDS);
  return adminSteppedUp({ actorId, claim, now }, "temporary-code", async (tx) => {
    const recipient = await findRecipient(accountId, tx);
    if (!recipient) return refused("person-missing");
    const refusal = await refuseRecipient(recipient, actorId, now, tx);
    if (refusal) return refused(refusal);
    if (recipient.email !== email) return refused("email-mismatch");
    if (await hasUsedUpCodes(tx, actorId, now)) return refused("resets-used-up");
    await replaceTemporaryCode(tx, { accountId, ...hashed, expiresAt, madeById: actorId }, now);
    await keepReason(tx, { accountId, madeById: actorId, ...given }, now);
    const entry = { event: "temporary-code.created", result: "success", reason: given.reasonClass } as const;
    await recordEvent(tx, { ...entry, actorId, subjectId: accountId }, trace, now);
    const told = { kind: "admin-temporary-code", person: email, path: `/admin/users/${accountId}` } as const;
    await notifyAdmins(tx, told, trace, now);
    return accepted(null);
  });
}

function recordRefusal({ actorId, trace, now }: AdminAct, subjectId: string, reason: string): Promise<void> {
  const entry = { event: "temporary-code.created", result: "failure", actorId, subjectId, reason } as const;
  return transaction((tx) => recordEvent(tx, entry, trace, now));
}
