// Owns reading a list with one secret a row: CSV with the columns email and secret, and what else there may be. Pure.
import { canonicalEmail } from "@/lib/accounts/email/email";
import { type CsvRow, csvRows } from "@/lib/admin/import/csv-rows";
import { FileProblemError } from "@/lib/admin/import/problems";
import { badEntry, type Entry } from "@/lib/admin/secrets-import/entry";
import { usableName } from "@/lib/admin/secrets-import/read-label";
import { MIN_API_SECRET_BYTES } from "@/lib/totp/parameters";
import { parseParameters } from "@/lib/totp/parse-parameters";
import { decodeSecret } from "@/lib/totp/secret";

export const SECRET_COLUMNS = ["email", "secret", "name", "issuer", "algorithm", "digits", "period"] as const;
type Column = (typeof SECRET_COLUMNS)[number];
const REQUIRED = ["email", "secret"] as const satisfies Column[];

/**
 * Entries in the order of the list. Throws FileProblemError: column-missing, columns-unknown, columns-twice, and those
 * of csvRows. A list with any other column is refused, not read without it (R77). No name of a column is told: in a list
 * without a header it could be a secret.
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
  const decoded = decodeSecret(cell("secret"), { minBytes: MIN_API_SECRET_BYTES });
  if (!decoded.ok) return badEntry(line, decoded.error, email);
  const filled = (column: Column) => cell(column) || undefined;
  const parameters = parseParameters({
    algorithm: filled("algorithm"),
    digits: filled("digits"),
    period: filled("period"),
  });
  if (!parameters) return badEntry(line, "algorithm-unknown", email);
  const { secret } = decoded;
  const name = usableName([cell("name"), cell("issuer")], secret);
  return { line, email, name, secret, parameters, problem: null };
}
