// Owns saying roughly how long, in the reader's words: "45 seconds", "12 minutes", "8 hours".

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;

/** Seconds up to two minutes, minutes up to two hours, then hours. */
export function aboutTime(seconds: number, locale: string): string {
  if (seconds < 2 * MINUTE_SECONDS) return inUnit(seconds, "second", locale);
  if (seconds < 2 * HOUR_SECONDS) return inUnit(Math.round(seconds / MINUTE_SECONDS), "minute", locale);
  return inUnit(Math.round(seconds / HOUR_SECONDS), "hour", locale);
}

function inUnit(count: number, unit: "second" | "minute" | "hour", locale: string): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}
