// Owns the address of a page of the security log: which kind, and from where on. Pure.
import { ACTIVITY_KINDS, type ActivityKind } from "@/lib/audit/activity-kind";

/** The place between two entries, newest first: everything after it is older. */
export interface ActivityPlace {
  at: Date;
  id: number;
}

export interface ActivityQuery {
  kind: ActivityKind | "all";
  /** Null for the newest entries. */
  before: ActivityPlace | null;
}

/** The greatest row id that the database holds. */
const ID_MAX = 2 ** 31 - 1;

/** Reads the parameters of an address, whatever stands there: what is no query of ours asks for everything (R22). */
export function activityQuery(parameters: Record<string, unknown>): ActivityQuery {
  const kind = ACTIVITY_KINDS.find((known) => known === parameters.kind) ?? "all";
  return { kind, before: placeOf(parameters.before) };
}

/** The place of a parameter, or null. */
export function placeOf(text: unknown): ActivityPlace | null {
  const [, ms, id] = (typeof text === "string" && /^(\d{1,13})-(\d{1,10})$/.exec(text)) || [];
  if (!ms || !id || Number(id) > ID_MAX) return null;
  return { at: new Date(Number(ms)), id: Number(id) };
}

/** A place in the log as it stands in an address. */
export function placeText({ at, id }: ActivityPlace): string {
  return `${at.getTime()}-${id}`;
}

/** The address of a page of one's own log, or of the one at `home`. */
export function activityPath({ kind, before }: ActivityQuery, home = "/account/activity"): string {
  const parameters = new URLSearchParams();
  if (kind !== "all") parameters.set("kind", kind);
  if (before) parameters.set("before", placeText(before));
  const query = parameters.toString();
  return query ? `${home}?${query}` : home;
}
