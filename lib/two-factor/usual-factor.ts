// Owns remembering which second factor an account used last, so that the next sign-in begins with it.
import "server-only";
import { isChannelFactor } from "@/lib/channels/kinds";
import { database, type Tx } from "@/lib/platform/db";
import type { Factor } from "@/lib/sign-in/factor";

/** Notes it in the transaction that spent it. A recovery or temporary code is nobody's habit. */
export async function noteUsualFactor(tx: Tx, accountId: string, factor: Factor): Promise<void> {
  if (factor !== "authenticator" && factor !== "passkey" && !isChannelFactor(factor)) return;
  await tx.account.updateMany({ where: { id: accountId }, data: { usualFactor: factor } });
}

/** What an account may use depends on its role, and where it begins on what it used last. */
export async function habitOf(accountId: string): Promise<{ role: string; usualFactor: string | null }> {
  const select = { role: true, usualFactor: true } as const;
  const row = await database().account.findUnique({ where: { id: accountId }, select });
  return row ?? { role: "", usualFactor: null };
}
