// Owns reading the whole security log: one page of a choice along an index, and who its people are.
import "server-only";
import { canonicalEmail } from "@/lib/accounts/email/email";
import { type NamedPerson, namedPeople } from "@/lib/accounts/named-people";
import type { ActivityPlace } from "@/lib/audit/activity-query";
import { type ActivityEntry, olderThan } from "@/lib/audit/activity-store";
import { FAILING_EVENTS } from "@/lib/audit/events";
import { isPersonId, type LogChoice } from "@/lib/audit/log-choice";
import type { LogQuery } from "@/lib/audit/log-query";
import { narrowing } from "@/lib/audit/narrowing";
import { startOfDay } from "@/lib/platform/calendar-day";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { dayPlus } from "@/lib/platform/utc-day";

export interface LogEntry extends ActivityEntry {
  actorId: string | null;
  subjectId: string | null;
  requestId: string;
  /** Null for accounts that are gone, and where nobody is known. */
  actor: NamedPerson | null;
  subject: NamedPerson | null;
}

export interface LogPage {
  entries: LogEntry[];
  /** Where the next page begins; null at the end. */
  older: ActivityPlace | null;
}

const COLUMNS = {
  id: true,
  at: true,
  actorId: true,
  subjectId: true,
  event: true,
  result: true,
  factor: true,
  reason: true,
  requestId: true,
  address: true,
  browser: true,
} as const;

/** The choice that a query asks for, or the text in it that names nobody. */
export async function choiceOf(query: LogQuery): Promise<LogChoice | { nobody: string }> {
  const typed = [query.person, query.actor].filter((text) => text !== "");
  const emails = typed.map((text) => canonicalEmail(text)).filter((email) => email !== null);
  const select = { id: true, email: true } as const;
  const rows =
    emails.length > 0 ? await database().account.findMany({ where: { email: { in: emails } }, select }) : [];
  const ids = new Map(rows.map(({ id, email }) => [email, id]));
  const idOf = (text: string) => ids.get(canonicalEmail(text) ?? "") ?? (isPersonId(text) ? text : null);
  const nobody = typed.find((text) => idOf(text) === null);
  if (nobody !== undefined) return { nobody };
  return {
    subjectId: idOf(query.person),
    actorId: idOf(query.actor),
    event: query.event || null,
    result: query.result || null,
    from: query.from || null,
    to: query.to || null,
  };
}

/** Of several conditions the first leads along its index, newest first; the others only narrow down. */
function conditionsOf({ subjectId, actorId, event, result }: LogChoice) {
  const chosen = Object.entries({ subjectId, actorId, event, result }).filter(([, value]) => value !== null);
  return Object.fromEntries(
    chosen.map(([column, value], place) => [column, place === 0 ? value : narrowing(String(value))]),
  );
}

/** Kept, because each takes twenty milliseconds to find, and the file of a long log asks for it with every page. */
const dayStarts = new Map<string, Date>();

function startOf(day: string): Date {
  const { appTimezone } = settings();
  const key = `${day} ${appTimezone}`;
  const start = dayStarts.get(key) ?? startOfDay(day, appTimezone);
  dayStarts.set(key, start);
  return start;
}

function timesOf({ from, to }: LogChoice) {
  return { ...(from && { gte: startOf(from) }), ...(to && { lt: startOf(dayPlus(to, 1)) }) };
}

/** Whether no entry can fit. The database would look for one up to the end of the log. */
function isImpossible({ event, result }: LogChoice): boolean {
  if (!event || !result) return false;
  const fails: readonly string[] = FAILING_EVENTS;
  return result === "failure" ? !fails.includes(event) : event === "second-factor.locked";
}

/** One page of a choice, newest first, in one statement, and one more for its people. */
export async function logPage(
  choice: LogChoice,
  before: ActivityPlace | null,
  take: number,
): Promise<LogPage> {
  if (isImpossible(choice)) return { entries: [], older: null };
  const older = before && olderThan(before);
  const rows = await database().auditRow.findMany({
    where: { ...conditionsOf(choice), AND: [{ at: timesOf(choice) }, ...(older ? [older] : [])] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: take + 1,
    select: COLUMNS,
  });
  const page = rows.slice(0, take) as Omit<LogEntry, "actor" | "subject">[];
  const people = await namedPeople(page.flatMap(idsOf));
  const personOf = (id: string | null) => people.get(id ?? "") ?? null;
  const entries = page.map((row) => ({
    ...row,
    actor: personOf(row.actorId),
    subject: personOf(row.subjectId),
  }));
  const last = entries.at(-1);
  return { entries, older: rows.length > take && last ? { at: last.at, id: last.id } : null };
}

function idsOf({ actorId, subjectId }: { actorId: string | null; subjectId: string | null }) {
  return [actorId, subjectId];
}

/** What the people of a choice are called: their address, or their id where no account has it. */
export interface LogPeople {
  subject: string | null;
  actor: string | null;
}

/** The people of a choice, to fill its form with. */
export async function peopleOfChoice(choice: LogChoice): Promise<LogPeople> {
  const people = await namedPeople(idsOf(choice));
  const nameOf = (id: string | null) => people.get(id ?? "")?.email ?? id;
  return { subject: nameOf(choice.subjectId), actor: nameOf(choice.actorId) };
}
