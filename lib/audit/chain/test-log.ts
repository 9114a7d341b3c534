// Owns the logs of tests: rows as the app writes them, and tampering with them as somebody with the database would.
import { createHash } from "node:crypto";
import { pseudonymize } from "@/lib/audit/pseudonym";
import { TRACE } from "@/lib/audit/test-trace";
import { database, isPostgresql, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import type { KeyRing } from "@/lib/platform/setting-values";
import { later, NOW } from "@/lib/two-factor/test-person";

/** Writes as many rows, a second apart, about people of their own. Returns the ids of the people. */
export async function writeRows(count: number, from = NOW): Promise<string[]> {
  const common = { event: "session.ended", result: "success", factor: "password", reason: "by-owner" };
  const rows = Array.from({ length: count }, (_, n) => ({
    ...common,
    ...TRACE,
    at: later(n, from),
    actorId: newId(),
    subjectId: newId(),
  }));
  await database().auditRow.createMany({ data: rows });
  return rows.flatMap(({ actorId, subjectId }) => [actorId, subjectId]);
}

/** What somebody does who reaches the database behind the app's back. */
export function tamper(sql: string): Promise<number> {
  return database().$executeRawUnsafe(sql);
}

/** Takes the guards off that PostgreSQL has on the log, as only its owner can. On SQLite there are none. */
export async function unguardLog(): Promise<void> {
  if (!isPostgresql()) return;
  for (const guard of ["AuditRow_kept", "AuditRow_shortened"])
    await tamper(`ALTER TABLE "AuditRow" DISABLE TRIGGER "${guard}"`);
}

/** Makes the log empty and unsealed; the next row has id 1. Takes its guards off. */
export async function clearLog(): Promise<void> {
  await unguardLog();
  const restart = isPostgresql()
    ? 'ALTER SEQUENCE "AuditRow_id_seq" RESTART'
    : "DELETE FROM sqlite_sequence WHERE name = 'AuditRow'";
  for (const sql of ['DELETE FROM "AuditRow"', 'DELETE FROM "AuditChain"', restart]) await tamper(sql);
}

export function erase(accountId: string): Promise<void> {
  return transaction((tx) => pseudonymize(tx, accountId));
}

/** Puts a new pepper in front, as an operator does, or takes the others out, as none should. */
export function turnPeppers(id: string, isOnly = false): void {
  const key = new Uint8Array(createHash("sha256").update(id).digest());
  const older = isOnly ? [] : settings().peppers.byId;
  const peppers: KeyRing = { current: { id, key }, byId: new Map([[id, key], ...older]) };
  settings().peppers = peppers;
}
