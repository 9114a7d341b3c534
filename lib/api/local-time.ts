// Owns how the specification writes a moment: `YYYY-MM-DD HH:mm:ss` in a time zone.

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // Swedish writes dates in just this way.
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    dateStyle: "short",
    timeStyle: "medium",
  });
  formats.set(timeZone, format);
  return format;
}

let last = { unixSeconds: Number.NaN, timeZone: "", text: "" };

/** A moment of the years 1970 to 9999. Requests of one time mostly need the same text, so the last one is kept. */
export function localTime(unixSeconds: number, timeZone: string): string {
  if (last.unixSeconds !== unixSeconds || last.timeZone !== timeZone) {
    last = { unixSeconds, timeZone, text: formatOf(timeZone).format(unixSeconds * 1000) };
  }
  return last.text;
}
