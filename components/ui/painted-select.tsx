// The browser's own list in our look: it works without JavaScript and as phones are used to.
import { ChevronDown } from "lucide-react";
import type { SelectHTMLAttributes } from "react";
import { CONTROL_CLASS } from "./field-frame";

export interface SelectOption {
  value: string;
  label: string;
}

interface PaintedSelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "className" | "children"> {
  options: readonly SelectOption[];
  /** First line, whose value is an empty text. */
  placeholder?: string;
}

/** The control alone; label, hint and error are the frame's. */
export function PaintedSelect({ options, placeholder, ...rest }: PaintedSelectProps) {
  return (
    <div className="relative">
      <select {...rest} className={`${CONTROL_CLASS} appearance-none pe-11 forced-colors:appearance-auto`}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        size={20}
        className="pointer-events-none absolute end-4 top-1/2 -translate-y-1/2 text-ink-soft forced-colors:hidden"
      />
    </div>
  );
}
