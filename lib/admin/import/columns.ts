// Owns which columns a file of people may have, and where each of them stands. Pure.
import { FileProblemError } from "@/lib/admin/import/problems";

const COLUMNS = ["email", "name", "role"] as const;
type Column = (typeof COLUMNS)[number];

/** How many unknown columns are named in the answer; a file of something else may have hundreds. */
const NAMED = 5;
const NAME_LENGTH = 60;

export interface Columns {
  count: number;
  email: number;
  name?: number;
  role?: number;
}

/**
 * The places of the columns that a header names, in whatever order and case. Throws FileProblemError: columns-unknown,
 * columns-twice, column-missing. A file with any other column is refused, not read without it (R77).
 */
export function columnsOf(header: string[]): Columns {
  const names = header.map((cell) => cell.trim().toLowerCase());
  const unknown = header.filter((_cell, place) => !isColumn(names[place]));
  if (!names.includes("email")) throw new FileProblemError("column-missing");
  if (unknown.length > 0) throw new FileProblemError("columns-unknown", { columns: told(unknown) });
  const twice = COLUMNS.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice.length > 0) throw new FileProblemError("columns-twice", { columns: twice });
  const place = (column: Column) => (names.includes(column) ? names.indexOf(column) : undefined);
  return { count: names.length, email: names.indexOf("email"), name: place("name"), role: place("role") };
}

function isColumn(name: string | undefined): boolean {
  return COLUMNS.some((column) => column === name);
}

function told(columns: string[]): string[] {
  return columns.slice(0, NAMED).map((name) => name.trim().slice(0, NAME_LENGTH).toWellFormed() || "–");
}
