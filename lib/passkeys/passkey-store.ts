// Owns the rows of passkeys.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import { countProtection } from "@/lib/two-factor/account-store";

/** What a screen shows of a passkey. */
export interface PasskeySummary {
  id: string;
  name: string;
  aaguid: string;
  isSyncable: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
  counterFellAt: Date | null;
}

/** What checking an answer needs. */
export interface StoredPasskey {
  id: string;
  accountId: string;
  name: string;
  credentialId: string;
  /** COSE key, base64url. */
  publicKey: string;
  counter: bigint;
  isSyncable: boolean;
  /** Whether it opens the account only beside the password. */
  needsPassword: boolean;
  /** The account's. */
  userHandle: string | null;
}

/** How a browser finds an account's passkeys. Only for those who have shown the password, or have a session (R124). */
export async function descriptorsOf(accountId: string): Promise<{ id: string; transports: string[] }[]> {
  const select = { credentialId: true, transports: true } as const;
  const rows = await database().passkey.findMany({ where: { accountId }, select });
  return rows.map(({ credentialId, transports }) => ({
    id: credentialId,
    transports: transports === "" ? [] : transports.split(","),
  }));
}

/** The passkey of a credential id, if its account is active (R63). */
export async function findPasskey(credentialId: string): Promise<StoredPasskey | null> {
  const row = await database().passkey.findFirst({
    where: { credentialId, account: { deactivatedAt: null } },
    select: {
      id: true,
      accountId: true,
      name: true,
      credentialId: true,
      publicKey: true,
      counter: true,
      isSyncable: true,
      needsPassword: true,
      account: { select: { userHandle: true } },
    },
  });
  if (!row) return null;
  const { account, ...passkey } = row;
  return { ...passkey, userHandle: account.userHandle };
}

/** How many passkeys an account has. */
export function countPasskeys(tx: Tx, accountId: string): Promise<number> {
  return tx.passkey.count({ where: { accountId } });
}

/** The names of an account's passkeys, in no order. */
export async function namesOfPasskeys(tx: Tx, accountId: string): Promise<string[]> {
  const rows = await tx.passkey.findMany({ where: { accountId }, select: { name: true } });
  return rows.map(({ name }) => name);
}

/** A credential that an authenticator made, as its row keeps it. */
export interface MadeCredential {
  credentialId: string;
  /** COSE key, base64url. */
  publicKey: string;
  counter: bigint;
  transports: string;
  aaguid: string;
  isSyncable: boolean;
  isBackedUp: boolean;
}

export interface NewPasskey extends MadeCredential {
  id: string;
  accountId: string;
  name: string;
}

/** Adds a passkey. False when its credential is registered already, with any account. */
export async function insertPasskey(tx: Tx, added: NewPasskey, now: Date): Promise<boolean> {
  const { credentialId } = added;
  if (await tx.passkey.findUnique({ where: { credentialId }, select: { id: true } })) return false;
  await tx.passkey.create({ data: { ...added, createdAt: now, lastUsedAt: now } });
  await countProtection(tx, added.accountId);
  return true;
}

/** Gives a passkey another name. False when the account has no such passkey. */
export async function renamePasskeyRow(
  tx: Tx,
  owned: { id: string; accountId: string },
  name: string,
): Promise<boolean> {
  return (await tx.passkey.updateMany({ where: owned, data: { name } })).count === 1;
}

/** Deletes a passkey and returns its name; null when the account has no such passkey. */
export async function deletePasskeyRow(
  tx: Tx,
  owned: { id: string; accountId: string },
): Promise<string | null> {
  const row = await tx.passkey.findFirst({ where: owned, select: { name: true } });
  const { count } = await tx.passkey.deleteMany({ where: owned });
  await countProtection(tx, owned.accountId);
  return row && count === 1 ? row.name : null;
}

/**
 * Lets each passkey of an account open it only beside the password, until it has been used so once: one may be an
 * intruder's.
 */
export async function demandPasswordToo(tx: Tx, accountId: string): Promise<void> {
  await tx.passkey.updateMany({ where: { accountId }, data: { needsPassword: true } });
}

/** Deletes every passkey of an account, and the challenges that wait for one. */
export async function deleteAllPasskeys(tx: Tx, accountId: string): Promise<void> {
  await tx.passkeyChallenge.deleteMany({ where: { accountId } });
  await tx.passkey.deleteMany({ where: { accountId } });
  await countProtection(tx, accountId);
}
