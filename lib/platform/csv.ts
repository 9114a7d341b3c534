// Owns writing a line of CSV: RFC 4180, and no cell that a spreadsheet would run. Pure.

/** Goes before the first line (a byte order mark): without it spreadsheets do not read the file as UTF-8. */
export const CSV_START = "\ufeff";

// What makes a spreadsheet read text as a formula (R116): OWASP's list, with the full-width twins that some accept.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
// RFC 4180 2.6, and the other separators that spreadsheets split at, and the spaces that some trim.
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

function cellOf(cell: string | number | null): string {
  if (cell === null) return "";
  // A number is not text: its minus sign makes no formula of it.
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record with its CRLF. A text that would be a formula gets an apostrophe in front. */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}
