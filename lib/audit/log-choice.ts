// Owns which entries of the whole log are asked for, and the name of that choice that a step-up carries along. Pure.
import { AUDIT_EVENTS, type AuditEvent } from "@/lib/audit/events";
import { isCalendarDay } from "@/lib/platform/calendar-day";
import { DAY_MS } from "@/lib/platform/seconds-after";

export interface LogChoice {
  /** Ids of accounts, or pseudonyms of erased ones. */
  subjectId: string | null;
  actorId: string | null;
  event: AuditEvent | null;
  result: "success" | "failure" | null;
  /** Calendar days, both included. */
  from: string | null;
  to: string | null;
}

/** The choice of all entries. */
export const EVERY_ENTRY: LogChoice = {
  subjectId: null,
  actorId: null,
  event: null,
  result: null,
  from: null,
  to: null,
};

/** The name of that choice. */
const EVERYTHING = "all";

const ERASED = "erased:";
const PERSON = /^(?:erased:)?[\w-]{22}$/;
const NAME =
  /^(?:([sS])([\w-]{22}))?(?:([aA])([\w-]{22}))?(?:e([0-9a-z]{2}))?(?:r([01]))?(?:f([0-9a-z]{4}))?(?:t([0-9a-z]{4}))?$/;

/** Whether a text may be the id of somebody in the log. */
export function isPersonId(text: string): boolean {
  return PERSON.test(text);
}

function personPart(letter: string, id: string | null): string {
  if (id === null) return "";
  return id.startsWith(ERASED) ? letter.toUpperCase() + id.slice(ERASED.length) : letter + id;
}

function dayPart(letter: string, day: string | null): string {
  return day ? letter + (Date.parse(`${day}T00:00:00Z`) / DAY_MS).toString(36).padStart(4, "0") : "";
}

/** The name of a choice: at most 61 letters, digits and dashes. */
export function choiceName({ subjectId, actorId, event, result, from, to }: LogChoice): string {
  const events = event ? `e${AUDIT_EVENTS.indexOf(event).toString(36).padStart(2, "0")}` : "";
  const results = result ? `r${result === "success" ? 1 : 0}` : "";
  const people = personPart("s", subjectId) + personPart("a", actorId);
  return people + events + results + dayPart("f", from) + dayPart("t", to) || EVERYTHING;
}

function personOf(letter: string | undefined, code: string | undefined): string | null {
  if (!letter || !code) return null;
  return letter === letter.toUpperCase() ? ERASED + code : code;
}

function dayOf(code: string | undefined): string | null {
  if (!code) return null;
  const day = new Date(Number.parseInt(code, 36) * DAY_MS).toISOString().slice(0, 10);
  return isCalendarDay(day) ? day : null;
}

/** The choice of a name, or null when there is none of it. */
export function choiceNamed(name: string): LogChoice | null {
  const parts = NAME.exec(name === EVERYTHING ? "" : name);
  if (!parts || name === "") return null;
  const [, s, subject, a, actor, event, result, from, to] = parts;
  return {
    subjectId: personOf(s, subject),
    actorId: personOf(a, actor),
    event: event ? (AUDIT_EVENTS[Number.parseInt(event, 36)] ?? null) : null,
    result: result ? (result === "1" ? "success" : "failure") : null,
    from: dayOf(from),
    to: dayOf(to),
  };
}
