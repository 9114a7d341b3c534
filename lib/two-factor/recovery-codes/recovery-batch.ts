// Owns making a batch of recovery codes and keeping its clear form sealed for as long as it may be shown.
import "server-only";
import { RECOVERY_CODES_SHOWN_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { secondsAfter } from "@/lib/platform/seconds-after";
import { open, type SealedPlace, seal } from "@/lib/platform/secret-box";
import { shared } from "@/lib/platform/shared";
import { generateRecoveryCodes } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import { type BatchSalt, hashNewCodes, newBatchSalt } from "@/lib/two-factor/recovery-codes/recovery-hash";
import type { NewRecoveryBatch } from "@/lib/two-factor/recovery-codes/recovery-store";

/** Codes in clear with their hashes. Lives in memory, or sealed, and nowhere else. */
export interface RecoveryCodes extends BatchSalt {
  codes: string[];
  hashes: string[];
}

/**
 * Makes ten codes and their hashes: ten slow hashes, about a second of one core. Whoever asks again for the same
 * account meanwhile gets the same ones, so that repeating a post buys no more work.
 * @throws HashQueueFullError when too many batches wait
 */
export function makeRecoveryCodes(accountId: string): Promise<RecoveryCodes> {
  const underWay = shared("recovery-codes-under-way", () => new Map<string, Promise<RecoveryCodes>>());
  const known = underWay.get(accountId);
  if (known) return known;
  const making = makeFreshCodes(accountId).finally(() => underWay.delete(accountId));
  underWay.set(accountId, making);
  return making;
}

async function makeFreshCodes(accountId: string): Promise<RecoveryCodes> {
  const { peppers } = settings();
  const salt = newBatchSalt(peppers);
  const codes = generateRecoveryCodes();
  return { ...salt, codes, hashes: await hashNewCodes(accountId, codes, salt, peppers) };
}

/** The row of a new batch, its codes sealed until the owner says that they are saved. */
export async function sealBatch(
  accountId: string,
  { codes, ...kept }: RecoveryCodes,
  now: Date,
): Promise<NewRecoveryBatch> {
  const id = newId();
  const sealedCodes = await sealJson(codes, { table: "RecoveryBatch", row: id, purpose: "shown-codes" });
  const shownUntil = secondsAfter(now, RECOVERY_CODES_SHOWN_SECONDS);
  return { id, accountId, sealedCodes, shownUntil, isReplacement: false, ...kept };
}

/** The codes of a batch that may still be shown. */
export function openBatchCodes(batch: { id: string; sealedCodes: string }): Promise<string[]> {
  return openJson(batch.sealedCodes, { table: "RecoveryBatch", row: batch.id, purpose: "shown-codes" });
}

/** Seals codes that were made before their enrollment was confirmed. */
export function sealPreparedCodes(enrollmentId: string, prepared: RecoveryCodes): Promise<string> {
  return sealJson(prepared, { table: "Enrollment", row: enrollmentId, purpose: "prepared-codes" });
}

/** Opens what sealPreparedCodes sealed. */
export function openPreparedCodes(enrollmentId: string, sealed: string): Promise<RecoveryCodes> {
  return openJson(sealed, { table: "Enrollment", row: enrollmentId, purpose: "prepared-codes" });
}

function sealJson(value: unknown, place: SealedPlace): Promise<string> {
  return seal(new TextEncoder().encode(JSON.stringify(value)), place, settings().encryptionKeys);
}

async function openJson<T>(sealed: string, place: SealedPlace): Promise<T> {
  const bytes = await open(sealed, place, settings().encryptionKeys);
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
