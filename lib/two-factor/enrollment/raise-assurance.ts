// Owns what follows when an account gets a new second factor: recovery codes where it has none yet, and a fresh session in
// the place of every other.
import "server-only";
import { type AuditEntry, recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { database, type Tx } from "@/lib/platform/db";
import { clearSecondFactorAttempts } from "@/lib/sign-in/attempts/second-factor-attempts";
import type { Factor } from "@/lib/sign-in/factor";
import { clearResetMark } from "@/lib/sign-in/reset-mark";
import { type EndReason, endSessionsAndTrust } from "@/lib/sign-in/sessions/end-sessions";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import {
  makeRecoveryCodes,
  type RecoveryCodes,
  sealBatch,
} from "@/lib/two-factor/recovery-codes/recovery-batch";
import {
  hasRecoveryBatch,
  type NewRecoveryBatch,
  replaceRecoveryBatch,
} from "@/lib/two-factor/recovery-codes/recovery-store";

/** The grant for a session of the raised assurance, and whether there are new codes to save. */
export interface RaisedAssurance {
  signInGrant: string;
  hasNewCodes: boolean;
}

export interface NewFactor {
  accountId: string;
  factor: Factor;
  /** From `firstBatch`. */
  batch: NewRecoveryBatch | null;
  /** Why every other session ends. */
  endReason: EndReason;
  /** Entries of the log that say what was added, in order. */
  entries: AuditEntry[];
}

/**
 * The first ten recovery codes, for an account that has none; null for every other, which keeps its own. Slow: call it
 * before the transaction.
 * @param makeCodes gives the codes, if they are needed
 */
export async function firstBatch(
  accountId: string,
  now: Date,
  makeCodes: () => Promise<RecoveryCodes> = () => makeRecoveryCodes(accountId),
): Promise<NewRecoveryBatch | null> {
  if (await hasRecoveryBatch(database(), accountId)) return null;
  return sealBatch(accountId, await makeCodes(), now);
}

/**
 * Call it in the transaction that added the factor: every session and ticket ends, and so do a count of failures and a
 * reset (R39, R40).
 */
export async function raiseAssurance(
  tx: Tx,
  { accountId, factor, batch, endReason, entries }: NewFactor,
  trace: Trace,
  now: Date,
): Promise<RaisedAssurance> {
  if (batch) await replaceRecoveryBatch(tx, batch, now);
  // Two-factor was turned off since `firstBatch` looked: nobody gets a factor without a way back (R39).
  else if (!(await hasRecoveryBatch(tx, accountId))) throw new Error("the recovery codes went meanwhile");
  await endSessionsAndTrust(tx, { accountId, reason: endReason }, trace, now);
  await clearSecondFactorAttempts(tx, accountId);
  await clearResetMark(tx, accountId);
  for (const entry of entries) await recordEvent(tx, entry, trace, now);
  const codes = { event: "recovery-codes.created", result: "success", actorId: accountId, factor } as const;
  if (batch) await recordEvent(tx, codes, trace, now);
  return { signInGrant: await mintSignInGrant(tx, accountId, factor, now), hasNewCodes: batch !== null };
}
