// The same program in several languages, one of them in sight. Radio buttons choose it, without any script.
import type { ReactNode } from "react";

interface CodeTabsProps {
  /** Names the group of choices. */
  label: string;
  tabs: { name: string; content: ReactNode }[];
}

/**
 * Each choice and what it shows share a box that the layout does not see, so that the choice alone decides by CSS. In
 * the order of the document the shown one follows its own choice: that is also the order of the Tab key.
 */
export function CodeTabs({ label, tabs }: CodeTabsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <div className="flex flex-wrap">
        {tabs.map(({ name, content }, place) => (
          <div key={name} className="group contents">
            <label className="relative order-1 flex min-h-11 cursor-pointer items-center border-b-2 border-line px-2 font-medium text-ink-soft group-has-checked:border-accent group-has-checked:text-ink hover:text-ink forced-colors:group-has-checked:underline has-focus-visible:rounded-control has-focus-visible:outline-3 has-focus-visible:outline-accent sm:px-4">
              <input
                type="radio"
                name="program"
                defaultChecked={place === 0}
                className="absolute inset-0 cursor-pointer appearance-none outline-none"
              />
              <span translate="no">{name}</span>
            </label>
            <div className="order-2 hidden w-full min-w-0 pt-4 group-has-checked:block">{content}</div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
