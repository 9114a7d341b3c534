// Owns the address of a page of notes: whose, and from where on. Pure.
import { personPath } from "@/lib/sign-in/step-up/step-up-path";

/** The place between two notes, newest first: everything after it is older. */
export interface NotePlace {
  at: Date;
  id: string;
}

/** Reads the place of an address; what is none begins with the newest note (R22). */
export function notePlace(text: unknown): NotePlace | null {
  const [, ms, id] = (typeof text === "string" && /^(\d{1,13})-([\w-]{22})$/.exec(text)) || [];
  return ms && id ? { at: new Date(Number(ms)), id } : null;
}

/** The address of a page of somebody's notes. */
export function notesPath(personId: string, before: NotePlace | null): string {
  const path = `${personPath(personId)}/notes`;
  return before ? `${path}?before=${before.at.getTime()}-${before.id}` : path;
}
