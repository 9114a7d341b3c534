// A table of a reference. On a narrow screen the cells of a row stand below one another, and nothing scrolls sideways.
import type { ReactNode } from "react";

interface ReferenceTableProps {
  /** Names the table for those who do not see it. */
  caption: string;
  head: string[];
  /** The first cell names its row. */
  rows: { key: string; cells: ReactNode[] }[];
}

const HEAD = "hidden py-2 pe-6 text-start font-medium text-ink-soft md:table-cell";
const CELL =
  "block py-1 text-start align-top font-normal first:pt-4 last:pb-4 md:table-cell md:py-4 md:pe-6 md:wrap-break-word";

export function ReferenceTable({ caption, head, rows }: ReferenceTableProps) {
  return (
    <table className="block w-full md:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="hidden md:table-header-group">
        <tr className="border-b border-line">
          {head.map((name) => (
            <th key={name} scope="col" className={HEAD}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y divide-line md:table-row-group">
        {rows.map(({ key, cells: [name, ...cells] }) => (
          <tr key={key} className="block md:table-row">
            <th scope="row" className={`${CELL} md:whitespace-nowrap`}>
              {name}
            </th>
            {cells.map((cell, place) => (
              <td key={head[place + 1]} className={CELL}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
