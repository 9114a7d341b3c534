// Owns how a line of a CSV file is written: RFC 4180, and no cell that a spreadsheet would run. Pure.

/** Stands before the first line: without it spreadsheets read UTF-8 as something else. */
export const CSV_START = "\ufeff";

// What makes a spreadsheet read text as a formula (R116): OWASP's list, with the full-width twins that some accept.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
// RFC 4180 2.6; the other separators that spreadsheets split at, and spaces that some trim, besides.
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

function cellOf(cell: string | number | null): string {
  if (cell === null) return "";
  // A number is no text: its minus is its own.
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record, its CRLF included. A text that would be a formula gets an apostrophe before it. */
export function csvLine(cells: (string | number | null)[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}
