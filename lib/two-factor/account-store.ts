// Owns two counts in an account's own row, so that lists of people need not count: its second factors (authenticators,
// passkeys and apps of providers), and its unused recovery codes.
import "server-only";
import { Prisma } from "@/generated/sqlite/client";
import { APP_KINDS } from "@/lib/channels/kinds";
import type { Tx } from "@/lib/platform/db";
import { RECOVERY_CODES_LOW } from "@/lib/platform/limits";

const APPS = Prisma.join([...APP_KINDS]);

/** Counts anew, in the transaction that added or took something. */
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
