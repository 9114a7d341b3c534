// The mark and the name: a shield folded once down the middle, two planes of one sheet.

/** The mark alone, `size` pixels high; decoration, the name stands beside it. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 32 32"
      width={size}
      height={size}
      fill="currentColor"
      className="shrink-0"
    >
      <path d="M15.2 6.6 4 3v12.2c0 6 4.3 10.6 11.2 13.8z" />
      <path d="M16.8 6.6 28 3v12.2c0 6-4.3 10.6-11.2 13.8z" fillOpacity="0.5" />
    </svg>
  );
}

/** Leads home; `name` is the product's name and the link's. */
export function Brand({ name, href = "/" }: { name: string; href?: string }) {
  return (
    <a href={href} className="inline-flex min-h-11 items-center gap-2.5 rounded-control text-ink">
      <span className="text-accent">
        <BrandMark />
      </span>
      <span className="text-xl font-semibold">{name}</span>
    </a>
  );
}
