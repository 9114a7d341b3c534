// Owns reading CSV (RFC 4180) row by row: which character separates the cells, and on which line a row begins.
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { FileProblemError } from "@/lib/admin/import/problems";
import { IMPORT_ROW_CHARACTERS } from "@/lib/platform/limits";

export interface CsvRow {
  /** Where it begins; the header's line is 1. */
  line: number;
  cells: string[];
}

const SEPARATORS = [",", ";", "\t"] as const;
const LINE_ENDS = ["\r\n", "\n", "\r"];

/**
 * Rows in the order of the file, the header among them, blank lines left out.
 * Throws FileProblemError: empty, header-too-long, quotes-broken, row-too-long, and what reading the text throws.
 */
export async function* csvRows(text: AsyncIterable<string>): AsyncGenerator<CsvRow> {
  const pieces = text[Symbol.asyncIterator]();
  const start = await firstLine(pieces);
  const lines = lineCounter();
  const begins: number[] = [];
  const parser = parse({
    delimiter: separatorOf(start),
    record_delimiter: LINE_ENDS,
    relax_column_count: true,
    max_record_size: IMPORT_ROW_CHARACTERS,
    // While parsing, because an error overtakes the rows that were read before it.
    on_record: (cells, { lines: counted }) => {
      const isBlank = cells.length === 1 && cells[0] === "";
      if (!isBlank) begins.push(lines.next);
      lines.end(cells, counted);
      return isBlank ? null : cells;
    },
  });
  const source = Readable.from(rejoined(start, pieces));
  // pipe() alone would leave a reader waiting for ever when the source fails.
  source.once("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { line: begins.shift() ?? 0, cells };
  } catch (error) {
    throw error instanceof CsvError ? new FileProblemError(problemOf(error), { line: lines.next }) : error;
  } finally {
    source.destroy();
  }
}

/** The same rows. Throws FileProblemError (too-many-rows) once there are more than `limit` beside the header. */
export async function* atMost(rows: AsyncGenerator<CsvRow>, limit: number): AsyncGenerator<CsvRow> {
  let count = 0;
  for await (const row of rows) {
    if (count > limit) throw new FileProblemError("too-many-rows");
    count += 1;
    yield row;
  }
}

/** On which line the next row begins. The parser counts a CR LF inside of quotes as two lines. */
function lineCounter() {
  let surplus = 0;
  const counter = {
    next: 1,
    end(cells: string[], counted: number) {
      for (const cell of cells) if (cell.includes("\r\n")) surplus += cell.split("\r\n").length - 1;
      counter.next = counted - surplus + 1;
    },
  };
  return counter;
}

function problemOf({ code }: CsvError) {
  return code === "CSV_MAX_RECORD_SIZE" ? "row-too-long" : "quotes-broken";
}

/** Reads on until the first line that says something has ended. */
async function firstLine(pieces: AsyncIterator<string>): Promise<string> {
  let start = "";
  for (;;) {
    const next = await pieces.next();
    if (!next.done) start += next.value;
    const begun = start.trimStart();
    if (/[\r\n]/.test(begun)) return start;
    if (next.done && begun === "") throw new FileProblemError("empty");
    if (next.done) return start;
    if (start.length > IMPORT_ROW_CHARACTERS) throw new FileProblemError("header-too-long");
  }
}

async function* rejoined(start: string, pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield start;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
}

/** What stands most often in the first line, outside of quotes; a comma when there is one column. */
function separatorOf(start: string): string {
  const [header = ""] = start.trimStart().split(/[\r\n]/, 1);
  const bare = header.replace(/"[^"]*"/g, "");
  const count = (separator: string) => bare.split(separator).length;
  return SEPARATORS.reduce((best, each) => (count(each) > count(best) ? each : best));
}
