// Owns the rows of notes that administrators keep about people.
import "server-only";
import type { NotePlace } from "@/lib/admin/person/note-query";
import { database, type Tx } from "@/lib/platform/db";
import { NOTES_PAGE } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";

export interface Note {
  id: string;
  at: Date;
  /** Name or address; null once the author's account is gone. */
  author: string | null;
  text: string;
}

export interface NotesPage {
  notes: Note[];
  /** Where the next page begins; null at the end. */
  older: NotePlace | null;
}

/** One page of the notes about a person, newest first. */
export async function notesPage(
  accountId: string,
  before: NotePlace | null,
  size: number = NOTES_PAGE,
): Promise<NotesPage> {
  const rows = await database().personNote.findMany({
    where: { accountId, ...(before && olderThan(before)) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: size + 1,
    select: { id: true, at: true, text: true, author: { select: { name: true, email: true } } },
  });
  const notes = rows.slice(0, size).map(({ id, at, text, author }) => {
    return { id, at, text, author: author && (author.name ?? author.email) };
  });
  const last = notes.at(-1);
  return { notes, older: rows.length > size && last ? { at: last.at, id: last.id } : null };
}

/** The bound on the sort column lets the index begin at the place; the rest tells notes of one moment apart. */
function olderThan({ at, id }: NotePlace) {
  return { at: { lte: at }, OR: [{ at: { lt: at } }, { id: { lt: id } }] };
}

/** Adds a note about somebody. */
export async function insertNote(
  tx: Tx,
  note: { accountId: string; authorId: string; text: string },
  now: Date,
): Promise<void> {
  await tx.personNote.create({ data: { id: newId(), ...note, at: now } });
}
