// Owns what the pages of an import of secrets are told: counts and reasons, never a secret.
import "server-only";
import type { FileProblem } from "@/lib/admin/import/problems";
import type { ListState } from "@/lib/admin/secrets-import/list-store";
import type { SecretProblem } from "@/lib/admin/secrets-import/problems";
import { database } from "@/lib/platform/db";

export interface ListView {
  id: string;
  state: ListState;
  goodRows: number;
  badRows: number;
  imported: number;
  skipped: number;
  problem: FileProblem | null;
  problemLine: number | null;
}

/** A list, for whoever brought it; null for everybody else. */
export async function viewList(id: string, actorId: string | null): Promise<ListView | null> {
  const found = await database().secretImport.findFirst({
    where: { id, actorId },
    select: {
      id: true,
      state: true,
      goodRows: true,
      badRows: true,
      imported: true,
      skipped: true,
      problem: true,
      problemLine: true,
    },
  });
  return found && { ...found, state: found.state as ListState, problem: found.problem as FileProblem | null };
}

export interface SecretRow {
  id: string;
  line: number;
  email: string | null;
  name: string | null;
  /** Null for one that waits. */
  problem: SecretProblem | null;
  firstLine: number | null;
}

/** Every row of a list that cannot be used, or every one that can and waits, in the order of the list. */
export async function rowsOfList(importId: string, which: "bad" | "waiting"): Promise<SecretRow[]> {
  const rows = await database().secretImportRow.findMany({
    where: { importId, problem: which === "bad" ? { not: null } : null },
    orderBy: { position: "asc" },
    select: { id: true, line: true, email: true, name: true, problem: true, firstLine: true },
  });
  return rows.map((row) => ({ ...row, problem: row.problem as SecretProblem | null }));
}
