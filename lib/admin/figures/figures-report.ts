// Owns what the figures of a period say: shares, rates, times and the funnel, from the rows of its days. Pure.
import { TIME_BUCKETS, type TimeBucket, timeWithin } from "@/lib/admin/figures/enrollment-times";
import { WHOLE_PERIOD } from "@/lib/admin/figures/figure-day";
import type { FigureRow } from "@/lib/admin/figures/figure-store";

/** How many of how many. */
export interface Part {
  part: number;
  whole: number;
}

export interface FiguresReport {
  /** Accounts with a second factor at the end of each day. */
  protection: ({ day: string } & Part)[];
  /** Second factors that were judged, by day. */
  checks: { day: string; authenticator: number; recoveryCode: number; other: number; refused: number }[];
  /** The same by factor, and how many were accepted; the most used first. */
  factors: ({ factor: string } & Part)[];
  times: {
    confirmed: number;
    meanSeconds: number | null;
    /** Infinity beyond the last bound of the histogram. */
    p95Seconds: number | null;
    buckets: { bucket: TimeBucket; count: number }[];
  };
  funnel: Record<"started" | "shown" | "tried" | "confirmed" | "saved", number>;
  /** Starts that replaced an enrollment under way, which ends nowhere else. */
  restarted: number;
  /** Enrollments that were given up, by how far they had come or by their last refusal; most first. */
  abandoned: [string, number][];
  /** Codes that were refused, by error; most first. */
  refused: [string, number][];
  events: Record<(typeof EVENTS)[number], number>;
}

/** Figures that are told as they are. */
const EVENTS = [
  "locks",
  "codes.used",
  "resets",
  "turned-off",
  "trusted-devices.used",
  "accounts.created",
  "accounts.deleted",
] as const;

/**
 * What the figures of a period say.
 * @param rows in any order; only accounts, protection and checks are asked for day by day
 * @param days every day of the period, in order, today last
 * @param totals accounts with a second factor, and all, as they stand now
 */
export function figuresReport(rows: FigureRow[], days: string[], totals: Part): FiguresReport {
  const byDay = new Map(days.map((day) => [day, new Map<string, number>()]));
  const sums = new Map<string, number>();
  for (const { day, name, value } of rows) {
    const figures = byDay.get(day);
    if (!figures && day !== WHOLE_PERIOD) continue;
    figures?.set(name, value);
    sums.set(name, (sums.get(name) ?? 0) + value);
  }
  const sum = (name: string) => sums.get(name) ?? 0;
  const [confirmed, made] = [sum("enrollments.confirmed"), sum("codes.made")];
  return {
    protection: protectionOf(byDay, totals),
    checks: [...byDay].map(([day, figures]) => checksOf(day, figures)),
    factors: factorsOf(sums),
    times: timesOf(sums, confirmed),
    funnel: {
      started: sum("enrollments.started"),
      shown: sum("enrollments.shown"),
      tried: sum("enrollments.tried"),
      confirmed,
      // Whoever had codes already got none to save.
      saved: sum("codes.saved") + Math.max(0, confirmed - made),
    },
    restarted: sum("enrollments.restarted"),
    abandoned: under(sums, "enrollments.abandoned."),
    refused: under(sums, "enrollments.refused."),
    events: Object.fromEntries(EVENTS.map((name) => [name, sum(name)])) as FiguresReport["events"],
  };
}

type Figures = ReadonlyMap<string, number>;

/** The figures below a name, without it; the greatest first. */
function under(figures: Figures, prefix: string): [string, number][] {
  return [...figures]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]): [string, number] => [name.slice(prefix.length), value])
    .sort(([, left], [, right]) => right - left);
}

const total = (entries: [string, number][]) => entries.reduce((sum, [, value]) => sum + value, 0);

/** Walks back from the totals of now and takes away what each day brought. */
function protectionOf(byDay: Map<string, Figures>, now: Part): FiguresReport["protection"] {
  const standing = { ...now };
  const days = [...byDay].reverse().map(([day, figures]) => {
    const at = { day, ...standing };
    const gain = (more: string, less: string) => (figures.get(more) ?? 0) - (figures.get(less) ?? 0);
    standing.whole -= gain("accounts.created", "accounts.deleted");
    standing.part -= gain("protection.gained", "protection.lost");
    return at;
  });
  return days.reverse();
}

function checksOf(day: string, figures: Figures): FiguresReport["checks"][number] {
  const authenticator = figures.get("checks.accepted.authenticator") ?? 0;
  const recoveryCode = figures.get("checks.accepted.recovery-code") ?? 0;
  const other = total(under(figures, "checks.accepted.")) - authenticator - recoveryCode;
  return { day, authenticator, recoveryCode, other, refused: total(under(figures, "checks.refused.")) };
}

function factorsOf(sums: Figures): FiguresReport["factors"] {
  const factors = new Set(
    ["accepted", "refused"].flatMap((verdict) => under(sums, `checks.${verdict}.`).map(([factor]) => factor)),
  );
  return [...factors]
    .map((factor) => {
      const part = sums.get(`checks.accepted.${factor}`) ?? 0;
      return { factor, part, whole: part + (sums.get(`checks.refused.${factor}`) ?? 0) };
    })
    .sort((left, right) => right.whole - left.whole);
}

function timesOf(sums: Figures, confirmed: number): FiguresReport["times"] {
  const counts = TIME_BUCKETS.map((bucket) => sums.get(`enrollments.within.${bucket}`) ?? 0);
  return {
    confirmed,
    meanSeconds: confirmed === 0 ? null : (sums.get("enrollments.seconds") ?? 0) / confirmed,
    p95Seconds: timeWithin(counts, 0.95),
    buckets: TIME_BUCKETS.map((bucket, place) => ({ bucket, count: counts[place] ?? 0 })),
  };
}
