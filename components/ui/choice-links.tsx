// A row of links of which one is the page that is shown: filters, sorts, spans of time.

interface ChoiceLink {
  href: string;
  label: string;
  /** How many are behind it, beside the label. */
  count?: string;
  current: boolean;
}

interface ChoiceLinksProps {
  /** Says what is chosen, to everybody. */
  label: string;
  links: ChoiceLink[];
}

/** Plain links: each choice has an address of its own. */
export function ChoiceLinks({ label, links }: ChoiceLinksProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-baseline gap-x-3">
      <span aria-hidden="true" className="text-ink-soft">
        {label}
      </span>
      <ul className="flex flex-wrap gap-y-1">
        {links.map(({ href, label: name, count, current }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={current ? "true" : undefined}
              className="flex min-h-11 items-center gap-2 rounded-control px-3 font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent-ink forced-colors:aria-[current=true]:underline"
            >
              {name}
              {count !== undefined && <span className="font-normal tabular-nums">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
