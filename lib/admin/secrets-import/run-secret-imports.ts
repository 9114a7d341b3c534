// Owns carrying imports of secrets on, one after the other, with those that a process which died left behind.
import "server-only";
import { importSecret } from "@/lib/admin/secrets-import/import-secret";
import { findRunningList, waitingRows } from "@/lib/admin/secrets-import/list-run-store";
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
  const next = () => findRunningList(id);
  for (let list = await next(); list && !isOver(); list = await next()) {
    const rows = await waitingRows(list.id, READ_AT_ONCE);
    for (const row of rows) await importSecret(list, row, now());
    if (rows.length > 0) continue;
    const done = { state: "done", finishedAt: now() } as const;
    await moveList(database(), { id: list.id, state: "running" }, done);
  }
}
