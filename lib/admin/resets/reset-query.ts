// Owns the address of a page of the history of resets. Pure.
import type { ResetPlace } from "@/lib/admin/resets/reset-lists";

/** Reads the place out of an address, whatever stands there: what is no place of ours means the newest (R22). */
export function resetPlaceOf(text: unknown): ResetPlace | null {
  const [, ms, id] = (typeof text === "string" && /^(\d{1,13})-([\w-]{1,64})$/.exec(text)) || [];
  return ms && id ? { at: new Date(Number(ms)), id } : null;
}

/** The address of the page that begins after a place. */
export function resetsPath(before: ResetPlace | null): string {
  return before ? `/admin/resets?before=${before.at.getTime()}-${before.id}` : "/admin/resets";
}
