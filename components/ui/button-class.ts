// The four looks a button or a link that looks like one can have.

const BASE =
  "inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-control border px-5 py-2 " +
  "text-center font-semibold wrap-anywhere [&>svg]:shrink-0 " +
  "transition-[background-color,border-color] " +
  "aria-busy:cursor-progress aria-busy:opacity-70 aria-disabled:cursor-progress aria-disabled:opacity-70";

// The transparent border is what forced-colors mode paints, where backgrounds vanish.
const VARIANTS = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border-line-strong bg-surface text-ink hover:bg-sunken",
  quiet: "border-transparent text-accent-ink hover:bg-accent-soft",
  danger: "border-transparent bg-danger text-on-danger hover:bg-danger-strong",
};

/** primary: the one next step of a page; secondary: the others; quiet: beside them; danger: takes something away. */
export type ButtonVariant = keyof typeof VARIANTS;

/** The class list of one variant; `wide` fills the column, as in the forms. */
export function buttonClass(variant: ButtonVariant, wide = false): string {
  return `${BASE} ${VARIANTS[variant]} ${wide ? "w-full" : ""}`;
}
