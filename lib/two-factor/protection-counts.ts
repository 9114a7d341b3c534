// Owns the counts of an account's authenticators and recovery codes that stand in its own row, for lists of people.
import "server-only";
import type { Tx } from "@/lib/platform/db";

/** Counts anew, in the transaction that added or took something. */
export async function countProtection(tx: Tx, accountId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Account" SET
      "factorCount" = (SELECT COUNT(*) FROM "Authenticator" WHERE "accountId" = "Account"."id"),
      "codesLeft" = (SELECT COUNT(*) FROM "RecoveryCode" c JOIN "RecoveryBatch" b ON c."batchId" = b."id"
        WHERE b."accountId" = "Account"."id" AND c."usedAt" IS NULL)
    WHERE "id" = ${accountId}`;
}
