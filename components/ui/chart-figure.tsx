// A chart with what it says in words for those who do not see it, and the numbers behind it as a table.
import type { ReactNode } from "react";

export interface ChartTable {
  /** Column heads; the first column names the rows. */
  head: string[];
  rows: string[][];
}

export interface ChartFigureProps {
  /** What a look at the chart tells, in a sentence. */
  label: string;
  table: ChartTable;
  /** "Show as table". */
  showTable: string;
  children: ReactNode;
}

/** The drawing is one image to screen readers: its parts are not read, its label and the table are. */
export function ChartFigure({ label, table, showTable, children }: ChartFigureProps) {
  return (
    <figure className="grid grid-cols-1 gap-3">
      <div role="img" aria-label={label} className="grid grid-cols-1 gap-4">
        {children}
      </div>
      <details>
        <summary className="inline-flex min-h-11 cursor-pointer items-center rounded-control font-medium text-accent-ink hover:underline">
          {showTable}
        </summary>
        <DataTable label={label} {...table} />
      </details>
    </figure>
  );
}

/** Long ones scroll in their own frame, which the keyboard reaches. */
function DataTable({ label, head, rows }: ChartTable & { label: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it a keyboard could not scroll the frame
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-control border border-line"
    >
      <table className="w-full break-keep text-base tabular-nums wrap-normal">
        <thead>
          <tr className="border-b border-line bg-sunken">
            {head.map((name) => (
              <th
                key={name}
                scope="col"
                className="px-3 py-2 text-end font-semibold first:text-start sm:px-4"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map(([name = "", ...cells]) => (
            <tr key={name}>
              <th scope="row" className="min-w-28 px-3 py-2 text-start font-normal sm:px-4">
                {name}
              </th>
              {cells.map((cell, place) => (
                <td key={head[place + 1]} className="px-3 py-2 text-end whitespace-nowrap sm:px-4">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
