// Owns the three ways in which rows of the log may change: sealed, pseudonymised, removed when they are too old.
//
// On PostgreSQL the application's role has neither UPDATE nor DELETE on the log (decision 016): functions of the owner
// do these three things, and triggers refuse everything else.
import "server-only";
import { setTimeout } from "node:timers/promises";
import { Prisma } from "@/generated/sqlite/client";
import { database, isPostgresql, type Tx } from "@/lib/platform/db";

/** The greatest row id that the database holds. */
const ALL = 2 ** 31 - 1;
const SETTLE_TRIES = 100;
const SETTLE_PAUSE_MS = 10;

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

/**
 * The row id up to which no row can appear any more. On SQLite rows appear in the order of their ids. On PostgreSQL a
 * transaction takes an id before its row can be read; it holds a lock from before that until its end, so those that hold
 * it when the last id is read must end first. The sealer waits for them, and none of them for the sealer. 0 when they
 * take too long.
 */
export async function settledUpTo(): Promise<number> {
  if (!isPostgresql()) return ALL;
  const [{ last }] = await database().$queryRaw<[{ last: bigint }]>`
    SELECT last_value AS "last" FROM "AuditRow_id_seq"`;
  const writers = new Set(await writersOfLog());
  for (let tries = 0; writers.size > 0; tries += 1) {
    if (tries === SETTLE_TRIES) return 0;
    await setTimeout(SETTLE_PAUSE_MS);
    const present = new Set(await writersOfLog());
    for (const writer of writers) if (!present.has(writer)) writers.delete(writer);
  }
  return Number(last);
}

/** Transactions that may have taken an id and have not ended. They hold the advisory lock that the migration defines. */
async function writersOfLog(): Promise<string[]> {
  const rows = await database().$queryRaw<{ writer: string }[]>`
    SELECT DISTINCT virtualtransaction AS "writer" FROM pg_locks
    WHERE locktype = 'advisory' AND classid = 845573221 AND objid = 1 AND objsubid = 2
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return rows.map(({ writer }) => writer);
}
