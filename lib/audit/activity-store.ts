// Owns reading the security log for the person it is about.
import "server-only";
import { eventsOfKind } from "@/lib/audit/activity-kind";
import type { ActivityPlace, ActivityQuery } from "@/lib/audit/activity-query";
import type { AuditEvent } from "@/lib/audit/events";
import { database } from "@/lib/platform/db";
import { ACTIVITY_PAGE } from "@/lib/platform/limits";

/** What a screen shows of one entry. It does not tell who acted: it may have been somebody else. */
export interface ActivityEntry {
  id: number;
  at: Date;
  event: AuditEvent;
  result: "success" | "failure";
  factor: string | null;
  reason: string | null;
  /** Both empty where somebody else acted: where an administrator sits is their own affair. */
  address: string;
  browser: string;
}

export interface ActivityPage {
  entries: ActivityEntry[];
  /** Where the next page begins; null at the end. */
  older: ActivityPlace | null;
}

/** One page of a person's own log, newest first, in one statement. */
export async function activityPage(
  subjectId: string,
  { kind, before }: ActivityQuery,
): Promise<ActivityPage> {
  const rows = await database().auditRow.findMany({
    where: {
      subjectId,
      ...(kind !== "all" && { event: { in: eventsOfKind(kind) } }),
      ...(before && olderThan(before)),
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: ACTIVITY_PAGE + 1,
    select: {
      id: true,
      at: true,
      actorId: true,
      event: true,
      result: true,
      factor: true,
      reason: true,
      address: true,
      browser: true,
    },
  });
  const entries = rows.slice(0, ACTIVITY_PAGE).map((row) => entryOf(row, subjectId));
  const last = entries.at(-1);
  return { entries, older: rows.length > ACTIVITY_PAGE && last ? { at: last.at, id: last.id } : null };
}

/** The bound on the sort column lets the index begin at the place; the rest tells entries of one moment apart. */
export function olderThan({ at, id }: ActivityPlace) {
  return { at: { lte: at }, OR: [{ at: { lt: at } }, { id: { lt: id } }] };
}

type Row = Omit<ActivityEntry, "event" | "result"> & {
  actorId: string | null;
  event: string;
  result: string;
};

function entryOf({ actorId, ...row }: Row, subjectId: string): ActivityEntry {
  const isOwn = actorId === null || actorId === subjectId;
  return { ...(row as ActivityEntry), ...(!isOwn && { address: "", browser: "" }) };
}
