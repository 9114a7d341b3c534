// Owns the tables of a run of growth, as they stand in docs/performance.md.
import type { DatabaseBytes } from "@/scripts/bench/growth-bytes";
import type { PageTimes } from "@/scripts/bench/page-times";

/** What was measured at one size. */
export interface GrownSize {
  people: number;
  times: Map<string, PageTimes>;
  bytes: DatabaseBytes;
}

const row = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
const head = (cells: readonly string[]) => [row(cells), row(cells.map(() => "---"))];
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0);
const each = (bytes: number, of: number) => Math.round(bytes / of);

/** How a verb grows: p95 at the largest size over p95 at the smallest. */
export function growthOf(name: string, sizes: readonly GrownSize[]): number {
  const p95 = (size: GrownSize | undefined) => size?.times.get(name)?.p95Ms ?? Number.NaN;
  return p95(sizes.at(-1)) / p95(sizes[0]);
}

/** Lines of a Markdown table: times of each verb at each size. */
export function timesTable(sizes: readonly GrownSize[]): string[] {
  const names = [...(sizes[0]?.times.keys() ?? [])];
  const cell = (name: string, { times }: GrownSize) => {
    const { p50Ms, p95Ms } = times.get(name) ?? { p50Ms: Number.NaN, p95Ms: Number.NaN };
    return `${p50Ms.toFixed(2)} / ${p95Ms.toFixed(2)}`;
  };
  return [
    ...head([
      "p50 / p95 in ms, of accounts",
      ...sizes.map(({ people }) => people.toLocaleString("en")),
      "ratio of p95",
    ]),
    ...names.map((name) =>
      row([name, ...sizes.map((size) => cell(name, size)), growthOf(name, sizes).toFixed(2)]),
    ),
  ];
}

/** Lines of a Markdown table: bytes in all and for each account, at each size. */
export function bytesTable(sizes: readonly GrownSize[]): string[] {
  return [
    ...head(["accounts", "rows of the log", "MB", "MB without the log", "bytes an account, without the log"]),
    ...sizes.map(({ people, bytes }) => {
      const log = bytes.tables.find(({ table }) => table === "AuditRow");
      const rest = bytes.total - (log?.total ?? 0);
      const counts = [people, log?.rows ?? 0].map((count) => count.toLocaleString("en"));
      return row([...counts, megabytes(bytes.total), megabytes(rest), each(rest, people)]);
    }),
  ];
}

/** Lines of a Markdown table: rows and bytes of each table at the largest size. */
export function tablesTable(sizes: readonly GrownSize[]): string[] {
  const tables = sizes.at(-1)?.bytes.tables ?? [];
  return [
    ...head(["table", "rows", "MB", "bytes a row", "of it in indexes"]),
    ...tables
      .filter(({ rows, total }) => total > 1e6 && rows > 1000)
      .map(({ table, rows, heap, total }) =>
        row([
          table,
          rows.toLocaleString("en"),
          megabytes(total),
          each(total, rows),
          each(total - heap, rows),
        ]),
      ),
  ];
}
