// The key for those who cannot scan: in groups of four, to be read aloud, typed or copied.
import { CopyButton } from "../ui/copy-button";
import type { CopyLabels } from "../ui/use-copy";

interface SecretKeyProps {
  /** Visible caption and accessible name of the key. */
  label: string;
  /** Base32 without spaces: what is copied. */
  secret: string;
  /** The same with a space after every fourth character: what is shown. */
  grouped: string;
  /** Their `copy` is "Copy key". */
  labels: CopyLabels;
}

/** Nothing here outlives the page: the key is text and a prop, never stored. */
export function SecretKey({ label, secret, grouped, labels }: SecretKeyProps) {
  return (
    <div className="grid gap-3">
      <p className="font-semibold">{label}</p>
      <code
        translate="no"
        className="flex flex-wrap gap-x-3 gap-y-1 rounded-control border border-line bg-sunken px-4 py-3 font-mono text-[1.0625rem] break-normal"
      >
        {grouped.split(" ").map((group, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat and never move
          <span key={place}>{`${group} `}</span>
        ))}
      </code>
      <div>
        <CopyButton text={secret} labels={labels} />
      </div>
    </div>
  );
}
