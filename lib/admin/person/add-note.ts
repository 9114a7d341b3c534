// Owns writing down a note about a person.
import "server-only";
import type { AdminError } from "@/lib/admin/errors";
import { type PersonAct, recordAct } from "@/lib/admin/person/act-on-person";
import { asAdmin } from "@/lib/admin/person/as-admin";
import { insertNote } from "@/lib/admin/person/note-store";
import { findPerson } from "@/lib/admin/person/person-store";
import { accepted, type Result, refused } from "@/lib/platform/result";

/**
 * Keeps a note about a person, oneself too. The log says that there is one, not what it says.
 * Errors: not-admin-any-more, person-missing.
 */
export function addNote(act: Omit<PersonAct, "claim">, text: string): Promise<Result<null, AdminError>> {
  const { actorId, personId, now } = act;
  return asAdmin<null, AdminError>(actorId, async (tx) => {
    if (!(await findPerson(personId, tx))) return refused("person-missing");
    await insertNote(tx, { accountId: personId, authorId: actorId, text }, now);
    await recordAct(tx, act, "note.added");
    return accepted(null);
  });
}
