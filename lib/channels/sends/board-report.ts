// Owns what the board of sends says of a period: sums, shares and times, from the rows of its days. Pure.
import type { Way } from "@/lib/channels/kinds";

export interface SendSums {
  /** Sends that a provider took. */
  sent: number;
  /** Those of them whose code came back right. */
  verified: number;
  /** Sends that a provider refused. */
  failed: number;
  /** Sends of which nobody knows whether a provider took them. */
  unknown: number;
  /** From the send to the right code, added up over all verified ones. */
  seconds: number;
}

export interface BoardRow extends SendSums {
  /** In UTC. */
  day: string;
  way: Way;
  /** ISO 3166; empty where there is none. */
  country: string;
  /** Sends that count towards the budget of the last 24 hours. */
  lately: number;
}

export interface BoardPlace extends SendSums {
  way: Way;
  country: string;
}

export interface BoardReport {
  total: SendSums;
  /** Text messages and calls that cost something. */
  messages: number;
  /** The same in the last 24 hours. */
  messagesLately: number;
  days: ({ day: string } & SendSums)[];
  /** The most used first. */
  places: BoardPlace[];
}

const NOTHING: SendSums = { sent: 0, verified: 0, failed: 0, unknown: 0, seconds: 0 };

function sumOf(rows: SendSums[]): SendSums {
  return rows.reduce(
    (sum, row) => ({
      sent: sum.sent + row.sent,
      verified: sum.verified + row.verified,
      failed: sum.failed + row.failed,
      unknown: sum.unknown + row.unknown,
      seconds: sum.seconds + row.seconds,
    }),
    NOTHING,
  );
}

/** How many sends cost something: all that may have gone out as a text message or a call. */
export function paidOf({ way, sent, unknown }: Pick<BoardPlace, "way" | "sent" | "unknown">): number {
  return way === "email" ? 0 : sent + unknown;
}

const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);

/**
 * What the board says of a period.
 * @param days every day of the period, in order
 */
export function boardReport(rows: BoardRow[], days: string[]): BoardReport {
  const byPlace = grouped(rows, ({ way, country }) => `${way} ${country}`);
  const byDay = grouped(rows, ({ day }) => day);
  const places = [...byPlace.values()].flatMap((ofPlace) => {
    const [first] = ofPlace;
    return first ? [{ way: first.way, country: first.country, ...sumOf(ofPlace) }] : [];
  });
  return {
    total: sumOf(rows),
    messages: total(rows.map(paidOf)),
    messagesLately: total(rows.map(({ way, lately }) => (way === "email" ? 0 : lately))),
    days: days.map((day) => ({ day, ...sumOf(byDay.get(day) ?? []) })),
    places: places.toSorted((left, right) => right.sent - left.sent),
  };
}

function grouped<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row)) ?? [];
    group.push(row);
    groups.set(keyOf(row), group);
  }
  return groups;
}
