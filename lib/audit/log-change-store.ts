// Owns the three ways in which rows of the log may change: sealed, pseudonymised, removed when they are too old.
//
// On PostgreSQL the application's role has neither UPDATE nor DELETE on the log (decision 016): functions of the owner
// do these three things, and triggers refuse everything else.
import "server-only";
import { Prisma } from "@/generated/sqlite/client";
import { isPostgresql, type Tx } from "@/lib/platform/db";

/** Seals rows, all in one statement: one for each would hold everybody up ten times as long. Returns how many. */
export async function keepSealsOf(tx: Tx, ids: number[], seals: string[], keyId: string): Promise<number> {
  if (isPostgresql()) {
    const [row] = await tx.$queryRaw<[{ sealed: number }]>`
      SELECT twofold_audit_seal(${ids}::integer[], ${seals}::text[], ${keyId}::text) AS "sealed"`;
    return row.sealed;
  }
  const pairs = ids.map((id, place) => Prisma.sql`(CAST(${id} AS INTEGER), ${seals[place]})`);
  return tx.$executeRaw`
    UPDATE "AuditRow" SET "seal" = pairs.column2, "sealKeyId" = ${keyId}
    FROM (VALUES ${Prisma.join(pairs)}) AS pairs WHERE "AuditRow"."id" = pairs.column1`;
}

/** Replaces an account's id by a pseudonym, in rows sealed under one pepper, or without `sealKeyId` in all. */
export async function renameInLog(
  tx: Tx,
  accountId: string,
  pseudonym: string,
  sealKeyId?: string,
): Promise<void> {
  if (isPostgresql()) {
    await tx.$queryRaw`
      SELECT twofold_audit_rename(${accountId}::text, ${pseudonym}::text, ${sealKeyId ?? null}::text)`;
    return;
  }
  for (const column of ["actorId", "subjectId"] as const)
    await tx.auditRow.updateMany({
      where: { [column]: accountId, sealKeyId },
      data: { [column]: pseudonym },
    });
}

/** Removes the oldest rows, up to this one and with it. */
export async function removeUpTo(tx: Tx, id: number): Promise<void> {
  if (isPostgresql()) await tx.$queryRaw`SELECT twofold_audit_retire(${id}::integer)`;
  else await tx.auditRow.deleteMany({ where: { id: { lte: id } } });
}
