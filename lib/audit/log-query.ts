// Owns the address of a page of the whole log: what was typed into its filter, and from where on. Pure.
import { type ActivityPlace, placeOf, placeText } from "@/lib/audit/activity-query";
import { AUDIT_EVENTS, type AuditEvent } from "@/lib/audit/events";
import { isCalendarDay } from "@/lib/platform/calendar-day";

/** The filter as it was typed; empty where nothing was. */
export interface LogQuery {
  /** Address or id of whom it happened to; and below, of who did it. */
  person: string;
  actor: string;
  event: AuditEvent | "";
  result: "success" | "failure" | "";
  from: string;
  to: string;
  before: ActivityPlace | null;
}

/** Longest address that there is (RFC 5321 4.5.3.1.3). */
const LONGEST = 256;

const textOf = (value: unknown) => (typeof value === "string" ? value.trim().slice(0, LONGEST) : "");

/** Reads the parameters of an address, whatever stands there: what is no query of ours asks for everything (R22). */
export function logQuery(parameters: Record<string, unknown>): LogQuery {
  const [from, to] = [textOf(parameters.from), textOf(parameters.to)];
  const result = parameters.result;
  return {
    person: textOf(parameters.person),
    actor: textOf(parameters.actor),
    event: AUDIT_EVENTS.find((known) => known === parameters.event) ?? "",
    result: result === "success" || result === "failure" ? result : "",
    from: isCalendarDay(from) ? from : "",
    to: isCalendarDay(to) ? to : "",
    before: placeOf(parameters.before),
  };
}

/** Whether the first day comes after the last: no entry can fit that. */
export function isBackwards({ from, to }: LogQuery): boolean {
  return from !== "" && to !== "" && from > to;
}

/** The address of a page of the log. */
export function logPath({ before, ...typed }: Partial<LogQuery>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(typed)) if (value) parameters.set(name, value);
  if (before) parameters.set("before", placeText(before));
  const query = parameters.toString();
  return query ? `/admin/audit?${query}` : "/admin/audit";
}
