// Owns the rows of active authenticators.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import { rowsAfter } from "@/lib/platform/reseal-table";
import { countProtection } from "@/lib/two-factor/account-store";
import type { SealedSecretRow } from "@/lib/two-factor/authenticators/authenticator-secret";
import type { StoredClock } from "@/lib/two-factor/authenticators/clock-drift";

/** What a screen shows of an authenticator. */
export interface AuthenticatorSummary extends StoredClock {
  id: string;
  name: string;
  confirmedAt: Date;
  lastUsedAt: Date | null;
  /** The one that is to go now that this one works; it may be gone already. */
  replacesId: string | null;
}

/** A row with what verification needs: never for a screen. */
export interface SealedAuthenticator extends SealedSecretRow, StoredClock {
  name: string;
  lastUsedStep: number;
}

const CLOCK = {
  periodSeconds: true,
  offsetSteps: true,
  driftMs: true,
  missedCodes: true,
  missedSteps: true,
} as const;

/** An account's authenticators, oldest first. */
export function listAuthenticators(accountId: string): Promise<AuthenticatorSummary[]> {
  return database().authenticator.findMany({
    where: { accountId },
    orderBy: { confirmedAt: "asc" },
    select: { id: true, name: true, confirmedAt: true, lastUsedAt: true, replacesId: true, ...CLOCK },
  });
}

/** Sealed secrets of an account, for verification alone. */
export function sealedAuthenticators(accountId: string): Promise<SealedAuthenticator[]> {
  return database().authenticator.findMany({
    where: { accountId },
    orderBy: { confirmedAt: "asc" },
    select: {
      id: true,
      name: true,
      sealedSecret: true,
      algorithm: true,
      digits: true,
      lastUsedStep: true,
      ...CLOCK,
    },
  });
}

export interface NewAuthenticator extends SealedSecretRow {
  accountId: string;
  name: string;
  /** The step that confirmed it: already consumed. */
  lastUsedStep: number;
  /** Null where none of its codes was used here; with the confirmation unless told otherwise. */
  lastUsedAt?: Date | null;
  /** The one that is to go now. */
  replacesId?: string | null;
  /** Whether somebody else brought the secret. */
  isImported?: boolean;
}

/** Adds a confirmed authenticator, in the transaction of what confirmed it. */
export async function insertAuthenticator(tx: Tx, added: NewAuthenticator, now: Date): Promise<void> {
  const data = { lastUsedAt: now, ...added, confirmedAt: now };
  await tx.authenticator.create({ data, select: { id: true } });
  await countProtection(tx, added.accountId);
}

/** Whether an account has an authenticator whose secret somebody else may know. */
export async function hasImportedAuthenticator(tx: Tx, accountId: string): Promise<boolean> {
  return (await tx.authenticator.count({ where: { accountId, isImported: true } })) > 0;
}

/** An authenticator, if it is the account's. */
type Owned = { id: string; accountId: string };

/** False when the account has no such authenticator. */
export async function renameAuthenticatorRow(tx: Tx, owned: Owned, name: string): Promise<boolean> {
  const { count } = await tx.authenticator.updateMany({ where: owned, data: { name } });
  return count === 1;
}

/** The name of the one that is gone now, or null when the account has no such authenticator. */
export async function deleteAuthenticatorRow(tx: Tx, owned: Owned): Promise<string | null> {
  const row = await tx.authenticator.findFirst({ where: owned, select: { name: true } });
  const { count } = await tx.authenticator.deleteMany({ where: owned });
  const { id: replacesId, accountId } = owned;
  await tx.authenticator.updateMany({ where: { accountId, replacesId }, data: { replacesId: null } });
  await countProtection(tx, accountId);
  return row && count === 1 ? row.name : null;
}

/** Whether an authenticator is there and belongs to the account. */
export async function ownsAuthenticator(tx: Tx, owned: Owned): Promise<boolean> {
  return (await tx.authenticator.count({ where: owned })) === 1;
}

/** Forgets, for all of the account's authenticators, that one took the place of another. */
export async function keepReplaced(tx: Tx, accountId: string): Promise<void> {
  await tx.authenticator.updateMany({ where: { accountId }, data: { replacesId: null } });
}

/** How many authenticators an account has, apps of providers not included. */
export function countAuthenticators(tx: Tx, accountId: string): Promise<number> {
  return tx.authenticator.count({ where: { accountId } });
}

/** Removes every authenticator of an account. */
export async function deleteAllAuthenticators(tx: Tx, accountId: string): Promise<void> {
  await tx.authenticator.deleteMany({ where: { accountId } });
  await countProtection(tx, accountId);
}

/** The next sealed secrets after an id, whosever they are. */
export function nextSealedSecrets(afterId: string): Promise<Pick<SealedSecretRow, "id" | "sealedSecret">[]> {
  return database().authenticator.findMany({
    ...rowsAfter(afterId),
    select: { id: true, sealedSecret: true },
  });
}

/** Replaces the ciphertext that was read by a fresh one. False when the row changed meanwhile. */
export async function replaceSealedSecret(
  { id, sealedSecret: before }: Pick<SealedSecretRow, "id" | "sealedSecret">,
  sealedSecret: string,
): Promise<boolean> {
  const { count } = await database().authenticator.updateMany({
    where: { id, sealedSecret: before },
    data: { sealedSecret },
  });
  return count === 1;
}
