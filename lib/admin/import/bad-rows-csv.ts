// Owns the file of the rows that could not be used: the same columns as the import, and what is wrong beside them.
import "server-only";
import { badRowsAfter } from "@/lib/admin/import/import-row-store";
import type { RowProblem } from "@/lib/admin/import/problems";
import { CSV_START, csvLine } from "@/lib/platform/csv";

const READ_AT_ONCE = 1000;

interface Words {
  line: string;
  problem: string;
  sentenceOf: (problem: RowProblem, firstLine: number) => string;
}

/** Text in pieces, read as they are taken. Formulas come out as text (R116). */
export async function* badRowsCsv(jobId: string, words: Words): AsyncGenerator<string> {
  yield CSV_START + csvLine([words.line, "email", "name", "role", words.problem]);
  for (let line = 0, isMore = true; isMore; ) {
    const rows = await badRowsAfter(jobId, line, READ_AT_ONCE);
    const lines = rows.map(({ problem, firstLine, ...row }) => {
      const sentence = words.sentenceOf(problem as RowProblem, firstLine ?? 0);
      return csvLine([row.line, row.typedEmail, row.typedName, row.typedRole, sentence]);
    });
    if (lines.length > 0) yield lines.join("");
    line = rows.at(-1)?.line ?? line;
    isMore = rows.length === READ_AT_ONCE;
  }
}
