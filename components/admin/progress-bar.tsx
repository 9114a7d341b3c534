// How far something is that takes a while, as a bar and in words.

interface ProgressBarProps {
  label: string;
  /** "400 of 9,874". */
  text: string;
  value: number;
  max: number;
}

export function ProgressBar({ label, text, value, max }: ProgressBarProps) {
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap justify-between gap-x-6 font-semibold">
        <span>{label}</span>
        <span className="tabular-nums">{text}</span>
      </p>
      <progress aria-label={label} value={value} max={max} className="h-3 w-full accent-accent" />
    </div>
  );
}
