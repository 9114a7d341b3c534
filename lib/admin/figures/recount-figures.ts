// Owns counting figures anew from the security log, entry by entry, by the rules that counted each when it was written.
import "server-only";
import { type CountedEvent, type EnrollmentProgress, figuresOf } from "@/lib/admin/figures/figures-of-event";
import { countedEntries, type LogEntry } from "@/lib/admin/figures/recount-store";
import type { Tx } from "@/lib/platform/db";
import { ENROLLMENT_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";
import { dayOf } from "@/lib/platform/utc-day";

/** Entries that are read at once. */
const PAGE = 2000;

/** Figures by name, by day. */
export type CountedDays = Map<string, Map<string, number>>;

/**
 * Counts the log from one moment up to another, which is not included. It reads from ENROLLMENT_SECONDS before, so that
 * enrollments which began earlier are known. People who were erased meanwhile count under their pseudonyms.
 */
export async function recountFigures(tx: Tx, from: Date, to: Date): Promise<CountedDays> {
  const days: CountedDays = new Map();
  const complete = enrollmentReader();
  const since = secondsBefore(from, ENROLLMENT_SECONDS);
  for await (const { at, subjectId, ...entry } of entriesOf(tx, since, to)) {
    const counted = complete({ at, subjectId, ...entry });
    if (at < from) continue;
    const figures = days.get(dayOf(at)) ?? new Map<string, number>();
    for (const { name, by } of figuresOf(counted, at)) figures.set(name, (figures.get(name) ?? 0) + by);
    days.set(dayOf(at), figures);
  }
  return days;
}

async function* entriesOf(tx: Tx, from: Date, to: Date): AsyncGenerator<LogEntry> {
  for (let last = { at: from, id: 0 }, isMore = true; isMore; ) {
    const page = await countedEntries(tx, last, to, PAGE);
    yield* page;
    last = page.at(-1) ?? last;
    isMore = page.length === PAGE;
  }
}

/**
 * Adds to the entry of a checked code how far its enrollment was, which it does not say itself: when the account started
 * it, and whether a code came for it before.
 */
function enrollmentReader(): (entry: LogEntry) => CountedEvent {
  const pending = new Map<string, EnrollmentProgress>();
  return ({ at, subjectId, ...entry }) => {
    if (!subjectId) return entry;
    const enrollment = pending.get(subjectId);
    if (entry.event === "enrollment.started") pending.set(subjectId, { startedAt: at, isFirstCode: true });
    if (entry.event === "enrollment.abandoned") pending.delete(subjectId);
    if (entry.event !== "enrollment.checked" || !enrollment) return entry;
    if (entry.result === "success") pending.delete(subjectId);
    else pending.set(subjectId, { ...enrollment, isFirstCode: false });
    return { ...entry, enrollment };
  };
}
