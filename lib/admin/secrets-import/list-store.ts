// Owns the rows of lists of secrets. No query for a screen selects a sealed secret.
import "server-only";
import type { FileProblem } from "@/lib/admin/import/problems";
import { database, type Tx } from "@/lib/platform/db";
import { SECRET_IMPORT_WAIT_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** `ready` waits to be confirmed; `refused` is a list that cannot be used. */
export type ListState = "refused" | "ready" | "running" | "done" | "cancelled";

export interface StagedRow {
  id: string;
  position: number;
  line: number;
  email: string | null;
  name: string | null;
  problem: string | null;
  firstLine: number | null;
  sealedSecret: string | null;
  algorithm: string | null;
  digits: number | null;
  periodSeconds: number | null;
}

/** Inserts a list with all its rows. */
export async function insertList(
  tx: Tx,
  list: { id: string; actorId: string | null; createdAt: Date },
  rows: StagedRow[],
): Promise<void> {
  const badRows = rows.filter(({ problem }) => problem !== null).length;
  const counts = { goodRows: rows.length - badRows, badRows };
  await tx.secretImport.create({ data: { ...list, ...counts, state: "ready" } });
  await tx.secretImportRow.createMany({ data: rows.map((row) => ({ ...row, importId: list.id })) });
}

/** Inserts that a list cannot be used, and nothing of it. */
export async function insertRefusedList(
  list: { id: string; actorId: string | null; createdAt: Date },
  { problem, line }: { problem: FileProblem; line?: number },
): Promise<void> {
  const over = { state: "refused", finishedAt: list.createdAt } as const;
  await database().secretImport.create({ data: { ...list, ...over, problem, problemLine: line } });
}

/** Moves a list from one state to another. False when it was not in it. */
export async function moveList(
  tx: Tx,
  which: { id: string; actorId?: string | null; state: ListState; createdAt?: { gt: Date } },
  data: { state: ListState; startedAt?: Date; finishedAt?: Date } & Partial<
    Record<"requestId" | "address" | "browser", string>
  >,
): Promise<boolean> {
  const { count } = await tx.secretImport.updateMany({ where: which, data });
  return count === 1;
}

/** Why a list could not be moved: it is not there, or it is in another state by now. */
export async function whyListStays(
  tx: Tx,
  which: { id: string; actorId: string | null },
): Promise<"import-missing" | "import-over"> {
  return (await tx.secretImport.count({ where: which })) === 0 ? "import-missing" : "import-over";
}

/** The lists that wait or run: those of one administrator, or all. */
export function listsUnderWay(tx: Tx, actorId?: string) {
  const where = { actorId, state: { in: ["ready", "running"] } };
  return tx.secretImport.findMany({ where, select: { id: true, actorId: true } });
}

/** How many secrets a list can bring in. */
export async function countGoodRows(tx: Tx, id: string): Promise<number> {
  const select = { goodRows: true };
  return (await tx.secretImport.findUniqueOrThrow({ where: { id }, select })).goodRows;
}

/** Lists brought at this moment or before can be confirmed no more. */
export function confirmableSince(now: Date): Date {
  return secondsBefore(now, SECRET_IMPORT_WAIT_SECONDS);
}

/** Forgets the secrets of a list that is over; why its rows were bad stays. */
export async function forgetSecrets(tx: Tx, importId: string): Promise<void> {
  await tx.secretImportRow.deleteMany({ where: { importId, sealedSecret: { not: null } } });
}

/** Deletes a list with its rows. */
export async function deleteList(id: string): Promise<void> {
  await database().secretImport.deleteMany({ where: { id } });
}
