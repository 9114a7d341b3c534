// Owns the rows of a list that runs: which one is next, which secrets wait, and what became of each.
import "server-only";
import type { SecretProblem } from "@/lib/admin/secrets-import/problems";
import { keptTrace, type Trace } from "@/lib/audit/trace";
import { database, type Tx } from "@/lib/platform/db";

/** A list that runs. */
export interface RunningList {
  id: string;
  actorId: string | null;
  /** Of the request that started it. */
  trace: Trace;
}

/** A row that waits. */
export interface WaitingRow {
  id: string;
  email: string;
  name: string | null;
  sealedSecret: string;
  algorithm: string;
  digits: number;
  periodSeconds: number;
}

const WAITING = {
  id: true,
  email: true,
  name: true,
  sealedSecret: true,
  algorithm: true,
  digits: true,
  periodSeconds: true,
} as const;

/** The running list that was started first, or with an id that one, if it runs; else null. */
export async function findRunningList(id?: string): Promise<RunningList | null> {
  const list = await database().secretImport.findFirst({
    where: { state: "running", id },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    select: { id: true, actorId: true, requestId: true, address: true, browser: true },
  });
  return list && { id: list.id, actorId: list.actorId, trace: keptTrace(list) };
}

/** The next rows of a list that wait, in its order. */
export async function waitingRows(importId: string, take: number): Promise<WaitingRow[]> {
  const rows = await database().secretImportRow.findMany({
    where: { importId, sealedSecret: { not: null } },
    orderBy: { position: "asc" },
    take,
    select: WAITING,
  });
  return rows.map(({ email, sealedSecret, algorithm, digits, periodSeconds, ...row }) => ({
    ...row,
    email: email ?? "",
    sealedSecret: sealedSecret ?? "",
    algorithm: algorithm ?? "",
    digits: digits ?? 0,
    periodSeconds: periodSeconds ?? 0,
  }));
}

/**
 * The one write that makes a row this process's own, and takes its secret out of the list. False when another process
 * was faster, or the list runs no more.
 */
export async function consumeRow(
  tx: Tx,
  importId: string,
  { id, sealedSecret }: WaitingRow,
): Promise<boolean> {
  const where = { id, importId, sealedSecret, import: { state: "running" } };
  const { count } = await tx.secretImportRow.updateMany({ where, data: { sealedSecret: null } });
  return count === 1;
}

/** Notes why a row that was consumed gave nobody an authenticator. */
export async function noteSkipped(
  tx: Tx,
  importId: string,
  id: string,
  problem: SecretProblem,
): Promise<void> {
  await tx.secretImportRow.updateMany({ where: { id }, data: { problem, name: null } });
  await tx.secretImport.updateMany({ where: { id: importId }, data: { skipped: { increment: 1 } } });
}

/** Notes that a row that was consumed gave its person an authenticator: of the row nothing is kept. */
export async function noteImported(tx: Tx, importId: string, id: string): Promise<void> {
  await tx.secretImportRow.deleteMany({ where: { id } });
  await tx.secretImport.updateMany({ where: { id: importId }, data: { imported: { increment: 1 } } });
}
