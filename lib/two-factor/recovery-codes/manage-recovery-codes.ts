// Owns what the owner does with recovery codes: see the new ones, say that they are saved, replace them.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { transaction } from "@/lib/platform/db";
import { SIGN_IN_GRANT_SECONDS } from "@/lib/platform/durations";
import { accepted, type Result, refused } from "@/lib/platform/result";
import type { Factor } from "@/lib/sign-in/factor";
import { endSessionsAndTrust } from "@/lib/sign-in/sessions/end-sessions";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import type { OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";
import { factorCountOf } from "@/lib/two-factor/account-store";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { makeRecoveryCodes, openBatchCodes, sealBatch } from "@/lib/two-factor/recovery-codes/recovery-batch";
import { formatRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import { type RecoverySet, recoverySetOf } from "@/lib/two-factor/recovery-codes/recovery-set";
import {
  acknowledgeBatch,
  findRecoveryBatch,
  replaceRecoveryBatch,
} from "@/lib/two-factor/recovery-codes/recovery-store";

export interface ShownRecoveryCodes {
  /** The batch that "I have saved these codes" is about. */
  batchId: string;
  /** XXXX-XXXX. */
  codes: string[];
  set: RecoverySet;
}

/** Who looks. */
export type RecoveryCodesReader = Pick<LiveSession, "accountId" | "factor" | "authenticatedAt">;

/** Factors that nobody sent: whoever has one has what the codes stand in for. */
const MADE_BY_AN_APP: readonly Factor[] = ["authenticator", "passkey", "twilio-totp"];

/**
 * Whether a session may read the codes of a batch: the one that made it, or one that such a factor opened. A sign-in
 * with a code that was sent, from a trusted browser or by an administrator's code must not come by them while they wait
 * to be saved, for each of them steps up (R51, R68). Authy's code may have been sent: of its sessions only one that was
 * opened within the life of a grant counts, as the one that making the batch opened is.
 */
export function mayReadCodes({ factor, authenticatedAt }: RecoveryCodesReader, createdAt: Date): boolean {
  const ageMs = authenticatedAt.getTime() - createdAt.getTime();
  if (ageMs <= 0 || MADE_BY_AN_APP.includes(factor)) return true;
  return factor === "authy" && ageMs <= SIGN_IN_GRANT_SECONDS * 1000;
}

/** The codes, as long as they may be shown: until "I have saved these codes", ten minutes at most (R47). */
export async function showRecoveryCodes(
  reader: RecoveryCodesReader,
  now: Date,
): Promise<ShownRecoveryCodes | null> {
  const batch = await findRecoveryBatch(reader.accountId, now);
  if (!batch?.sealedCodes || !mayReadCodes(reader, batch.createdAt)) return null;
  const codes = await openBatchCodes({ id: batch.id, sealedCodes: batch.sealedCodes });
  return { batchId: batch.id, codes: codes.map(formatRecoveryCode), set: recoverySetOf(batch) };
}

/** Notes that the codes are saved; from then on only their hashes remain. Twice, or for a batch that was replaced, it changes nothing. */
export async function acknowledgeRecoveryCodes(
  accountId: string,
  batchId: string,
  trace: Trace,
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    const batch = await acknowledgeBatch(tx, { id: batchId, accountId }, now);
    if (!batch) return;
    const entry = { event: "recovery-codes.saved", result: "success", actorId: accountId } as const;
    await recordEvent(tx, { ...entry, reason: batch.isReplacement ? "replaced" : undefined }, trace, now);
  }, `account:${accountId}`);
}

/** Replaces all ten codes; the old ones die. Errors: step-up-required, authenticator-missing. */
export async function replaceRecoveryCodes({
  accountId,
  claim,
  trace,
  now,
}: OwnAct): Promise<Result<null, TwoFactorError>> {
  const batch = await sealBatch(accountId, await makeRecoveryCodes(accountId), now);
  return steppedUp({ claim, now, lock: `account:${accountId}` }, "replace-recovery-codes", async (tx) => {
    if ((await factorCountOf(tx, accountId)) === 0) return refused("authenticator-missing");
    await replaceRecoveryBatch(tx, { ...batch, isReplacement: true }, now);
    // The new codes are about to be shown: nobody but this session may look.
    const end = { accountId, sparedId: claim.sessionId, reason: "recovery-codes-replaced" } as const;
    await endSessionsAndTrust(tx, end, trace, now);
    const entry = { event: "recovery-codes.created", result: "success", actorId: accountId } as const;
    await recordEvent(tx, { ...entry, reason: "replaced" }, trace, now);
    return accepted(null);
  });
}
