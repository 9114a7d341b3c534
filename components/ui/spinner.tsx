// A small turning ring: something is on its way. Decoration only; the state is said by the control around it.

/** Drawn, not imported, because it goes to the browser with every form. Stands still under reduced motion. */
export function Spinner() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" width="18" height="18" className="animate-spin" fill="none">
      <circle cx="10" cy="10" r="8" stroke="currentColor" strokeOpacity="0.3" strokeWidth="2.5" />
      <path d="M10 2a8 8 0 0 1 8 8" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}
