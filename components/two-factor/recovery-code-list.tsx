// The recovery codes as a sheet: a list on the screen, and all that the printer prints.

/** A line of the printed sheet's head. */
export interface SheetFact {
  term: string;
  value: string;
}

interface RecoveryCodeListProps {
  /** Accessible name of the list, "Recovery codes". */
  label: string;
  codes: string[];
  /** Issuer, account, date and mark: only the printed sheet shows them. */
  facts: SheetFact[];
  /** A QR code to the sign-in page, for the printed sheet as well, and the words below it. */
  picture: { alt: string; src: string; text: string };
}

/** `data-print-sheet` is what the print rules in globals.css look for. */
export function RecoveryCodeList({ label, codes, facts, picture }: RecoveryCodeListProps) {
  return (
    <div data-print-sheet className="grid gap-6">
      <p aria-hidden="true" className="hidden text-2xl font-semibold print:block">
        {label}
      </p>
      <dl className="hidden grid-cols-[auto_1fr] gap-x-6 gap-y-1 print:grid">
        {facts.map(({ term, value }) => (
          <div key={term} className="contents">
            <dt className="font-semibold">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul
        aria-label={label}
        translate="no"
        className="grid gap-x-8 gap-y-1 rounded-control border border-line bg-sunken px-5 py-4 min-[360px]:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} className="py-1 font-mono text-lg font-medium tracking-wide min-[360px]:text-center">
            {code}
          </li>
        ))}
      </ul>
      <figure className="hidden w-fit text-center print:block">
        {/* biome-ignore lint/performance/noImgElement: a data URI has nothing for an image optimiser to do */}
        <img alt={picture.alt} src={picture.src} width={132} height={132} className="size-33" />
        <figcaption>{picture.text}</figcaption>
      </figure>
    </div>
  );
}
