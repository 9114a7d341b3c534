// Owns the rows of API keys: what is kept of a key, and how an account's keys are found, counted and removed.
import "server-only";
import type { ApiKeyKind } from "@/lib/api/key-format";
import { database, type Tx } from "@/lib/platform/db";

/** What is kept of a key. The key itself is not. */
export interface NewApiKey {
  id: string;
  accountId: string;
  name: string;
  kind: ApiKeyKind;
  hash: string;
  hint: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Adds a key. Call it in the transaction that counted the others. */
export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<void> {
  await tx.apiKey.create({ data: key });
}

/** How many keys of an account still work. Call it in the transaction that adds one: those wait for each other. */
export function countLiveApiKeys(tx: Tx, accountId: string, now: Date): Promise<number> {
  return tx.apiKey.count({ where: { accountId, expiresAt: { gt: now } } });
}

/** Removes an account's expired keys, so that no account gathers keys without end. */
export async function deleteExpiredApiKeys(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.apiKey.deleteMany({ where: { accountId, expiresAt: { lte: now } } });
}

/** What tells a key of an account from its others. */
export interface ApiKeyName {
  id: string;
  name: string;
  hint: string;
}

/** One key of an account, or null: somebody else's counts as none (R78). */
export function findApiKey(
  owned: { id: string; accountId: string },
  tx: Tx = database(),
): Promise<ApiKeyName | null> {
  return tx.apiKey.findFirst({ where: owned, select: { id: true, name: true, hint: true } });
}

/** Whether an account has keys, and whether its owner was told of a new one and has not said "that was me". */
export async function doubtedApiKeys(accountId: string): Promise<{ hasAny: boolean; isNewDoubted: boolean }> {
  const hasAny = (await database().apiKey.count({ where: { accountId } })) > 0;
  if (!hasAny) return { hasAny, isNewDoubted: false };
  const unread = { accountId, kind: "api-key-created", readAt: null };
  return { hasAny, isNewDoubted: (await database().notice.count({ where: unread })) > 0 };
}

/** Deletes a key. False when the account has no such key. */
export async function deleteApiKeyRow(tx: Tx, owned: { id: string; accountId: string }): Promise<boolean> {
  return (await tx.apiKey.deleteMany({ where: owned })).count === 1;
}

/** Deletes every key of an account. Returns how many there were. */
export async function deleteApiKeyRows(tx: Tx, accountId: string): Promise<number> {
  return (await tx.apiKey.deleteMany({ where: { accountId } })).count;
}
