// Owns how figures are written in the reader's language: days, counts, shares and durations.
import "server-only";
import { getFormatter, getTranslations } from "next-intl/server";
import { TIME_BOUNDS } from "@/lib/admin/figures/enrollment-times";
import type { Part } from "@/lib/admin/figures/figures-report";
import { startOfUtcDay } from "@/lib/platform/utc-day";

export async function figureFormats() {
  const format = await getFormatter();
  const t = await getTranslations("figures");
  const count = (value: number) => format.number(value);
  const share = ({ part, whole }: Part) => {
    if (whole === 0) return t("none");
    // 100 % means all of them.
    const told = part < whole ? Math.min(part / whole, 0.999) : 1;
    return format.number(told, { style: "percent", maximumFractionDigits: 1 });
  };
  const duration = (seconds: number | null) => {
    if (seconds === null) return t("none");
    if (!Number.isFinite(seconds)) return t("overMinutes", { minutes: (TIME_BOUNDS.at(-1) ?? 0) / 60 });
    const whole = Math.round(seconds);
    if (whole < 60) return t("seconds", { seconds: whole });
    return t("minutes", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
  };
  return {
    count,
    share,
    duration,
    /** What lies between two shares, in points of a hundred, with its sign. */
    points: (from: Part, to: Part) => {
      const difference = (to.part / to.whole - from.part / from.whole) * 100;
      return format.number(difference, { signDisplay: "exceptZero", maximumFractionDigits: 1 });
    },
    /** For the axis of a chart. */
    compact: (value: number) => format.number(value, { notation: "compact" }),
    percent: (value: number) => format.number(value, { style: "percent" }),
    day: (day: string) =>
      format.dateTime(startOfUtcDay(day), { month: "short", day: "numeric", timeZone: "UTC" }),
  };
}
