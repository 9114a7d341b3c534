// Owns what a row must be like by itself; whether its address is free is asked of the database. Pure.
import { canonicalEmail } from "@/lib/accounts/email/email";
import { personName } from "@/lib/accounts/person-name";
import type { Columns } from "@/lib/admin/import/columns";
import type { CsvRow } from "@/lib/admin/import/csv-rows";
import type { RowProblem } from "@/lib/admin/import/problems";

/** A row with what was found out about it. */
export interface JudgedRow {
  line: number;
  /** Canonical, wherever the row holds an address. */
  email: string | null;
  /** What stood in the cells, to be shown where something is wrong; cut to SHOWN_CHARACTERS. */
  typed: { email: string; name: string; role: string };
  name: string | null;
  role: "member" | "admin";
  problem: RowProblem | null;
}

/** Longest text that is kept of a cell. */
const SHOWN_CHARACTERS = 200;

/** Judges a row. Of several problems the first is told. */
export function judgeRow({ line, cells }: CsvRow, columns: Columns): JudgedRow {
  const cell = (place: number | undefined) => (place === undefined ? "" : (cells[place] ?? ""));
  const typed = { email: cell(columns.email), name: cell(columns.name), role: cell(columns.role) };
  const email = canonicalEmail(typed.email);
  const name = typed.name.trim() === "" ? null : personName(typed.name);
  const role = roleOf(typed.role);
  const problem =
    cells.length !== columns.count
      ? "columns-wrong"
      : (emailProblem(typed.email, email) ??
        (role ? null : "role-unknown") ??
        (name || typed.name.trim() === "" ? null : "name-malformed"));
  return {
    line,
    email,
    typed: { email: shown(typed.email), name: shown(typed.name), role: shown(typed.role) },
    name: name?.name ?? null,
    role: role ?? "member",
    problem,
  };
}

function emailProblem(typed: string, email: string | null): RowProblem | null {
  if (typed.trim() === "") return "email-missing";
  return email ? null : "email-malformed";
}

function roleOf(typed: string): "member" | "admin" | null {
  const role = typed.trim().toLowerCase();
  if (role === "" || role === "member") return "member";
  return role === "admin" ? "admin" : null;
}

function shown(text: string): string {
  if (text.length <= SHOWN_CHARACTERS) return text.toWellFormed();
  // Through bytes: a slice would keep the whole cell in memory.
  return Buffer.from(text.slice(0, SHOWN_CHARACTERS)).toString();
}
