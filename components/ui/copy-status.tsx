// Says politely how a copy went, next to the button that made it.
import type { CopyLabels, CopyOutcome } from "./use-copy";

/** There from the start, empty: a live region that comes together with its words is often not read. */
export function CopyStatus({ outcome, labels }: { outcome: CopyOutcome; labels: CopyLabels }) {
  const ink = outcome === "failed" ? "text-danger-ink" : "text-success-ink";
  return (
    <span role="status" className={`font-medium ${ink}`}>
      {outcome && labels[outcome]}
    </span>
  );
}
