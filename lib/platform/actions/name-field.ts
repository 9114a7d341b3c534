// Owns the field of a form that takes a name as people give it to a thing of theirs.
import { z } from "zod";

/** Something that shows: a name of zero-width marks alone would be an empty line in every list. */
const VISIBLE = /[^\p{C}\p{Z}]/u;

/**
 * Controls, what ends a line, and what turns the direction of writing (UAX 9): a name must not break or reorder the line
 * that it stands in, least of all in the mail that tells its owner of it.
 */
const MOVING = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu;

interface NameRules<E extends string> {
  /** Error codes of the two refusals. */
  missing: E;
  tooLong: E;
  /** Length in code points. */
  longest: number;
}

/** One line, NFKC, trimmed. */
export function nameField<E extends string>({ missing, tooLong, longest }: NameRules<E>) {
  return (
    z
      .string({ error: missing })
      // Normalizing long runs of combining marks takes quadratic time, so a length stands before it.
      .max(longest * 8, tooLong)
      .transform((typed) => typed.normalize("NFKC").replace(MOVING, " ").trim())
      .refine((name) => VISIBLE.test(name), missing)
      .refine((name) => [...name].length <= longest, tooLong)
  );
}
