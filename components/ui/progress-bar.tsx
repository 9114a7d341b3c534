// How far something is that takes a while, as a bar and in words.

interface ProgressBarProps {
  label: string;
  /** "400 of 9,874". */
  text: string;
  value: number;
  max: number;
}

// Each engine has a name of its own for the parts of a bar.
const BAR_CLASS =
  "h-3 w-full appearance-none overflow-hidden rounded-full border-0 bg-sunken [&::-webkit-progress-bar]:bg-sunken " +
  "[&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent forced-colors:appearance-auto";

export function ProgressBar({ label, text, value, max }: ProgressBarProps) {
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap justify-between gap-x-6 font-semibold">
        <span>{label}</span>
        <span className="tabular-nums">{text}</span>
      </p>
      <progress aria-label={label} value={value} max={max} className={BAR_CLASS} />
    </div>
  );
}
