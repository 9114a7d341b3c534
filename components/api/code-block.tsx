// A piece of code with its caption; long lines scroll in their own frame, which the keyboard reaches.
import type { ReactNode } from "react";

interface CodeBlockProps {
  /** Names the frame, and stands above it unless it is hidden. */
  label: string;
  isLabelHidden?: boolean;
  code: string;
  /** Beside the label, such as a CopyButton. */
  action?: ReactNode;
}

export function CodeBlock({ label, isLabelHidden = false, code, action }: CodeBlockProps) {
  return (
    <figure className="grid min-w-0 grid-cols-1 gap-2">
      {(action || !isLabelHidden) && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {!isLabelHidden && <figcaption className="font-medium text-ink-soft">{label}</figcaption>}
          {action}
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups controls, and this is text */}
      <div
        role="group"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without it a keyboard could not scroll the frame
        tabIndex={0}
        className="overflow-x-auto rounded-control border border-line bg-sunken"
      >
        <pre
          translate="no"
          className="w-max px-4 py-3 font-mono text-[0.9375rem] leading-relaxed [tab-size:4]"
        >
          <code>{code}</code>
        </pre>
      </div>
    </figure>
  );
}
