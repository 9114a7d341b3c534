// Owns the rows of active authenticators.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import type { SealedSecretRow } from "@/lib/two-factor/authenticator-secret";
import { countProtection } from "@/lib/two-factor/protection-counts";

/** What a screen shows of an authenticator. */
export interface AuthenticatorSummary {
  id: string;
  name: string;
  confirmedAt: Date;
  lastUsedAt: Date | null;
}

/** An account's authenticators, oldest first. */
export function listAuthenticators(accountId: string): Promise<AuthenticatorSummary[]> {
  return database().authenticator.findMany({
    where: { accountId },
    orderBy: { confirmedAt: "asc" },
    select: { id: true, name: true, confirmedAt: true, lastUsedAt: true },
  });
}

/** Sealed secrets of an account, for verification alone. */
export function sealedAuthenticators(
  accountId: string,
): Promise<(SealedSecretRow & { lastUsedStep: number })[]> {
  return database().authenticator.findMany({
    where: { accountId },
    orderBy: { confirmedAt: "asc" },
    select: {
      id: true,
      sealedSecret: true,
      algorithm: true,
      digits: true,
      periodSeconds: true,
      lastUsedStep: true,
    },
  });
}

/** Consumes a step. False when it, or a later one, was consumed before (RFC 6238 5.2). */
export async function consumeStep(tx: Tx, id: string, step: number, now: Date): Promise<boolean> {
  const { count } = await tx.authenticator.updateMany({
    where: { id, lastUsedStep: { lt: step } },
    data: { lastUsedStep: step, lastUsedAt: now },
  });
  return count === 1;
}

export interface NewAuthenticator extends SealedSecretRow {
  accountId: string;
  name: string;
  /** The step that confirmed it: already consumed. */
  lastUsedStep: number;
  /** Null where none of its codes was used here; with the confirmation unless told otherwise. */
  lastUsedAt?: Date | null;
}

export async function insertAuthenticator(tx: Tx, added: NewAuthenticator, now: Date): Promise<void> {
  await tx.authenticator.create({ data: { lastUsedAt: now, ...added, confirmedAt: now } });
  await countProtection(tx, added.accountId);
}

/** False when the account has no such authenticator. */
export async function renameAuthenticatorRow(
  tx: Tx,
  owned: { id: string; accountId: string },
  name: string,
): Promise<boolean> {
  const { count } = await tx.authenticator.updateMany({ where: owned, data: { name } });
  return count === 1;
}

/** The name of the one that is gone now, or null when the account has no such authenticator. */
export async function deleteAuthenticatorRow(
  tx: Tx,
  owned: { id: string; accountId: string },
): Promise<string | null> {
  const row = await tx.authenticator.findFirst({ where: owned, select: { name: true } });
  const { count } = await tx.authenticator.deleteMany({ where: owned });
  await countProtection(tx, owned.accountId);
  return row && count === 1 ? row.name : null;
}

export function countAuthenticators(tx: Tx, accountId: string): Promise<number> {
  return tx.authenticator.count({ where: { accountId } });
}

export async function deleteAllAuthenticators(tx: Tx, accountId: string): Promise<void> {
  await tx.authenticator.deleteMany({ where: { accountId } });
  await countProtection(tx, accountId);
}
