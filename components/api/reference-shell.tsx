// The page around a reference: the mark, a list of its parts that stays in sight where there is room, and the parts.
import type { ReactNode } from "react";
import { Brand } from "../ui/brand";

interface ReferenceShellProps {
  appName: string;
  /** The page's heading. */
  header: ReactNode;
  /** Names the list of parts, "On this page". */
  partsLabel: string;
  parts: { id: string; heading: string }[];
  children: ReactNode;
}

export function ReferenceShell({ appName, header, partsLabel, parts, children }: ReferenceShellProps) {
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-1 flex-col px-5">
      <header className="py-6">
        <Brand name={appName} />
      </header>
      <main id="main" tabIndex={-1} className="grid grid-cols-1 gap-10 pt-6 pb-20">
        {header}
        <div className="grid grid-cols-1 gap-x-14 gap-y-10 lg:grid-cols-[11rem_minmax(0,1fr)]">
          <nav aria-label={partsLabel} className="lg:sticky lg:top-8 lg:self-start">
            <p className="pb-1 font-semibold">{partsLabel}</p>
            <ul className="flex flex-wrap gap-x-6 lg:grid">
              {parts.map(({ id, heading }) => (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    className="flex min-h-11 items-center rounded-control text-ink-soft hover:text-ink hover:underline lg:min-h-9"
                  >
                    {heading}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className="grid min-w-0 grid-cols-1 gap-12">{children}</div>
        </div>
      </main>
    </div>
  );
}
