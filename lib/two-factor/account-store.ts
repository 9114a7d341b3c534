// Owns what an account's own row says of its second factors: how many there are, so that lists of people need not count,
// which one was used last, and when one was last checked.
import "server-only";
import { Prisma } from "@/generated/sqlite/client";
import { APP_KINDS, isChannelFactor } from "@/lib/channels/kinds";
import { database, type Tx } from "@/lib/platform/db";
import { RECOVERY_CODES_LOW } from "@/lib/platform/limits";
import type { Factor } from "@/lib/sign-in/factor";

const APPS = Prisma.join([...APP_KINDS]);

/** Counts second factors and unused recovery codes anew, in the transaction that added or took something. */
export async function countProtection(tx: Tx, accountId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Account" SET
      "factorCount" = n."factors",
      "codesLeft" = n."codes",
      "codesLow" = (n."factors" > 0 AND n."codes" <= ${RECOVERY_CODES_LOW})
    FROM (SELECT
      (SELECT COUNT(*) FROM "Authenticator" WHERE "accountId" = ${accountId})
        + (SELECT COUNT(*) FROM "Passkey" WHERE "accountId" = ${accountId})
        + (SELECT COUNT(*) FROM "Channel" WHERE "accountId" = ${accountId} AND "kind" IN (${APPS})) AS "factors",
      (SELECT COUNT(*) FROM "RecoveryCode" c JOIN "RecoveryBatch" b ON c."batchId" = b."id"
        WHERE b."accountId" = ${accountId} AND c."usedAt" IS NULL) AS "codes") n
    WHERE "id" = ${accountId}`;
}

/** How many authenticators and passkeys an account has, apps of providers included, as `countProtection` last counted. */
export async function factorCountOf(tx: Tx, accountId: string): Promise<number> {
  const row = await tx.account.findUnique({ where: { id: accountId }, select: { factorCount: true } });
  return row?.factorCount ?? 0;
}

/**
 * Notes the factor that was used last, with which the next sign-in begins, in the transaction that spent it. A recovery
 * or temporary code is nobody's habit.
 */
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

/** Notes that an authenticator was shown to be at hand, its clock right. */
export async function noteCheckedUp(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.account.update({ where: { id: accountId }, data: { checkedUpAt: now } });
}
