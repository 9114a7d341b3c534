// Owns the form field for a name that people give to something of theirs.
import { z } from "zod";

/** Something visible: a name of zero-width characters would be an empty line in every list. */
const VISIBLE = /[^\p{C}\p{Z}]/u;

/**
 * Controls, line ends, and marks that turn the direction of writing (UAX 9): a name must not break or reorder the line
 * that it is in, least of all in a mail to its owner.
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
      // Normalizing long runs of combining marks takes quadratic time, so the length is checked before.
      .max(longest * 8, tooLong)
      .transform((typed) => typed.normalize("NFKC").replace(MOVING, " ").trim())
      .refine((name) => VISIBLE.test(name), missing)
      .refine((name) => [...name].length <= longest, tooLong)
  );
}
