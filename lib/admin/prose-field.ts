// Owns the posted field in which somebody writes a sentence or two for others to read.
import { z } from "zod";
import type { AdminError } from "@/lib/admin/errors";
import { PROSE_MAX, REASON_MIN } from "@/lib/platform/limits";

/** Control characters except the line break, and those that change the direction of the text after them (R88). */
const UNSEEN = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu;
/** Counts as one character towards the least length, so that nobody reaches it with spaces. */
const BLANKS = /[\s\p{Cf}]+/gu;

const codePoints = (text: string) => [...text].length;

/**
 * Plain text, trimmed, with "\n" for every line break, whichever the browser posted.
 * @param least the fewest code points it may have; PROSE_MAX are the most
 * @param missing the error of a text that is too short or not there
 */
export function proseField(least: number, missing: AdminError, tooLong: AdminError) {
  return z
    .string({ error: missing })
    .transform((typed) => typed.replace(/\r\n?/g, "\n").replace(UNSEEN, "").trim())
    .refine((text) => codePoints(text.replace(BLANKS, " ")) >= least, missing)
    .refine((text) => codePoints(text) <= PROSE_MAX, tooLong);
}

/** Why an administrator does something, in their words. */
export const reasonField = proseField(REASON_MIN, "reason-too-short", "reason-too-long");
