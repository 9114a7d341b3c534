// Owns the three ways in which rows of the log change at all: sealed, pseudonymised, removed when they are too old.
//
// On PostgreSQL the application's role has neither UPDATE nor DELETE on the log (decision 016): functions of the owner
// do these three things, and triggers refuse everything else.
import "server-only";
import { setTimeout } from "node:timers/promises";
import { Prisma } from "@/generated/sqlite/client";
import { database, isPostgresql, type Tx } from "@/lib/platform/db";

/** Longer than an integer column holds. */
const ALL = 2 ** 31 - 1;
const SETTLE_TRIES = 100;
const SETTLE_PAUSE_MS = 10;

/** Seals rows, in one statement for all: one for each would hold everybody up ten times as long. Returns how many. */
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

/** Replaces an account's id by a pseudonym, in rows sealed under a pepper, or in all that bear it. */
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

/** Removes the oldest rows, this one the last. */
export async function removeUpTo(tx: Tx, id: number): Promise<void> {
  if (isPostgresql()) await tx.$queryRaw`SELECT twofold_audit_retire(${id}::integer)`;
  else await tx.auditRow.deleteMany({ where: { id: { lte: id } } });
}

/**
 * The number up to which no row can appear any more. SQLite gives numbers in the order in which rows can be read.
 * PostgreSQL gives them earlier: whoever takes one holds a lock from before that until its end, so those who hold it
 * once the last number was read must end first. Nobody waits for the sealer, and 0 when they take too long.
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

/** Transactions that have taken a number and have not ended; the lock is that of the migration. */
async function writersOfLog(): Promise<string[]> {
  const rows = await database().$queryRaw<{ writer: string }[]>`
    SELECT DISTINCT virtualtransaction AS "writer" FROM pg_locks
    WHERE locktype = 'advisory' AND classid = 845573221 AND objid = 1 AND objsubid = 2
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return rows.map(({ writer }) => writer);
}
