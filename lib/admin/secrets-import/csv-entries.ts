// Owns reading a list with one secret a row: CSV with the columns email and secret, and what else there may be. Pure.
import { canonicalEmail } from "@/lib/accounts/email";
import { type CsvRow, csvRows } from "@/lib/admin/import/csv-rows";
import { FileProblemError } from "@/lib/admin/import/problems";
import { badEntry, type Entry } from "@/lib/admin/secrets-import/entry";
import { usableName } from "@/lib/admin/secrets-import/read-label";
import {
  ALGORITHMS,
  type Algorithm,
  DEFAULT_TOTP_PARAMETERS,
  LEAST_API_SECRET_BYTES,
} from "@/lib/totp/parameters";
import { decodeSecret } from "@/lib/totp/secret";

export const SECRET_COLUMNS = ["email", "secret", "name", "issuer", "algorithm", "digits", "period"] as const;
type Column = (typeof SECRET_COLUMNS)[number];
const REQUIRED = ["email", "secret"] as const satisfies Column[];
const FEW_DIGITS = /^[0-9]{1,3}$/;

/**
 * Entries in the order of the list. Throws FileProblemError: column-missing, columns-unknown, columns-twice, and those
 * of csvRows. What a column would set beside ours is refused and not ignored (R77). No name of a column is told: in a
 * list without a header it could be a secret.
 */
export async function csvEntries(text: string): Promise<Entry[]> {
  const rows = csvRows(wholeText(text));
  const header = await rows.next();
  if (header.done) throw new FileProblemError("empty");
  const names = header.value.cells.map((cell) => cell.trim().toLowerCase());
  if (!REQUIRED.every((column) => names.includes(column))) throw new FileProblemError("column-missing");
  if (!names.every((name) => SECRET_COLUMNS.some((column) => column === name)))
    throw new FileProblemError("columns-unknown");
  if (new Set(names).size < names.length) throw new FileProblemError("columns-twice");
  const entries: Entry[] = [];
  for await (const row of rows) entries.push(entryOf(row, names));
  return entries;
}

async function* wholeText(text: string): AsyncGenerator<string> {
  yield text;
}

function entryOf({ line, cells }: CsvRow, names: string[]): Entry {
  if (cells.length !== names.length) return badEntry(line, "columns-wrong");
  const cell = (column: Column) => cells[names.indexOf(column)]?.trim() ?? "";
  const email = canonicalEmail(cell("email"));
  if (!email) return badEntry(line, "email-missing");
  const decoded = decodeSecret(cell("secret"), { leastBytes: LEAST_API_SECRET_BYTES });
  if (!decoded.ok) return badEntry(line, decoded.error, email);
  const algorithm = algorithmOf(cell("algorithm"));
  if (!algorithm) return badEntry(line, "algorithm-unknown", email);
  const { secret } = decoded;
  const parameters = {
    algorithm,
    digits: numberIn(cell("digits"), DEFAULT_TOTP_PARAMETERS.digits),
    periodSeconds: numberIn(cell("period"), DEFAULT_TOTP_PARAMETERS.periodSeconds),
  };
  const name = usableName([cell("name"), cell("issuer")], secret);
  return { line, email, name, secret, parameters, problem: null };
}

/** "sha-1" and "SHA1" are one. */
function algorithmOf(typed: string): Algorithm | undefined {
  if (typed === "") return DEFAULT_TOTP_PARAMETERS.algorithm;
  return ALGORITHMS.find((known) => known === typed.toUpperCase().replace("-", ""));
}

/** NaN for what is no number: it is out of every range. */
function numberIn(typed: string, fallback: number): number {
  if (typed === "") return fallback;
  return FEW_DIGITS.test(typed) ? Number(typed) : Number.NaN;
}
