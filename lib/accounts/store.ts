// Owns the rows of accounts and their passwords.
import "server-only";
import type { StoredPassword } from "@/lib/accounts/password-hash";
import { database, type Tx } from "@/lib/platform/db";

export interface PasswordHolder {
  id: string;
  password: { hash: string; pepperId: string } | null;
  hasSecondFactor: boolean;
}

/** The account of a canonical address with its password hash: for checking a password, and nothing else. */
export async function findPasswordHolder(email: string): Promise<PasswordHolder | null> {
  const row = await database().account.findUnique({
    where: { email },
    select: {
      id: true,
      password: { select: { hash: true, pepperId: true } },
      _count: { select: { authenticators: true } },
    },
  });
  if (!row) return null;
  return { id: row.id, password: row.password, hasSecondFactor: row._count.authenticators > 0 };
}

export async function isEmailTaken(email: string): Promise<boolean> {
  return (await database().account.count({ where: { email } })) > 0;
}

export interface NewAccount {
  id: string;
  email: string;
  password: StoredPassword;
}

/** Inserts an account with its password. A taken address breaks the unique index and so the transaction. */
export async function insertAccount(
  tx: Tx,
  { id, email, password }: NewAccount,
  role: "member" | "admin",
  now: Date,
): Promise<void> {
  await tx.account.create({
    data: { id, email, role, createdAt: now, password: { create: { ...password, changedAt: now } } },
  });
}

/** Deletes an account with everything that belongs to it; audit rows stay. Returns its address. */
export async function deleteAccountRow(tx: Tx, id: string): Promise<string> {
  const { email } = await tx.account.delete({ where: { id }, select: { email: true } });
  return email;
}

/** Whether an account is the one administrator there is. */
export async function isOnlyAdmin(tx: Tx, id: string): Promise<boolean> {
  const [first, ...more] = await tx.account.findMany({
    where: { role: "admin" },
    select: { id: true },
    take: 2,
  });
  return first?.id === id && more.length === 0;
}
