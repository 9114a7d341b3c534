// Owns carrying imports of secrets on, one after the other, with those that a process which died left behind.
import "server-only";
import { importSecret, type RunningList, type WaitingRow } from "@/lib/admin/secrets-import/import-secret";
import { moveList } from "@/lib/admin/secrets-import/list-store";
import { database } from "@/lib/platform/db";

const READ_AT_ONCE = 50;

interface Run {
  now: () => Date;
  isOver?: () => boolean;
  /** This list alone; else all that there are. */
  id?: string;
}

/** Imports until no list runs any more; begins no further batch once `isOver()`. */
export async function runSecretImports({ now, isOver = () => false, id }: Run): Promise<void> {
  for (let list = await findRunning(id); list && !isOver(); list = await findRunning(id)) {
    const rows = await nextRows(list.id);
    for (const row of rows) await importSecret(list, row, now());
    if (rows.length > 0) continue;
    const done = { state: "done", finishedAt: now() } as const;
    await moveList(database(), { id: list.id, state: "running" }, done);
  }
}

async function findRunning(id?: string): Promise<RunningList | null> {
  const found = await database().secretImport.findFirst({
    where: { state: "running", id },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    select: { id: true, actorId: true, requestId: true, address: true, browser: true },
  });
  if (!found) return null;
  const { requestId, address, browser, ...list } = found;
  return {
    ...list,
    trace: { requestId: requestId ?? "", address: address ?? "", browser: browser ?? "" },
  };
}

async function nextRows(importId: string): Promise<WaitingRow[]> {
  const rows = await database().secretImportRow.findMany({
    where: { importId, sealedSecret: { not: null } },
    orderBy: { position: "asc" },
    take: READ_AT_ONCE,
    select: {
      id: true,
      email: true,
      name: true,
      sealedSecret: true,
      algorithm: true,
      digits: true,
      periodSeconds: true,
    },
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
