// Owns the counts of an account's authenticators and recovery codes that stand in its own row, for lists of people.
import "server-only";
import type { Tx } from "@/lib/platform/db";
import { RECOVERY_CODES_LOW } from "@/lib/platform/limits";

/** Counts anew, in the transaction that added or took something. */
export async function countProtection(tx: Tx, accountId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Account" SET
      "factorCount" = n."factors",
      "codesLeft" = n."codes",
      "codesLow" = (n."factors" > 0 AND n."codes" <= ${RECOVERY_CODES_LOW})
    FROM (SELECT
      (SELECT COUNT(*) FROM "Authenticator" WHERE "accountId" = ${accountId}) AS "factors",
      (SELECT COUNT(*) FROM "RecoveryCode" c JOIN "RecoveryBatch" b ON c."batchId" = b."id"
        WHERE b."accountId" = ${accountId} AND c."usedAt" IS NULL) AS "codes") n
    WHERE "id" = ${accountId}`;
}
