// Owns logs of tests: rows as the app writes them, sealed and then tampered with as somebody with the database would.
import { createHash } from "node:crypto";
import { pseudonymize } from "@/lib/audit/pseudonym";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { type KeyRing, settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
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

/** Makes the log empty and unsealed, and counts from 1 again. */
export async function clearLog(): Promise<void> {
  for (const sql of ["DELETE FROM AuditRow", "DELETE FROM AuditChain", "DELETE FROM sqlite_sequence"]) {
    await tamper(sql);
  }
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
