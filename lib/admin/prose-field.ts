// Owns the posted field in which somebody writes a sentence or two for others to read.
import { z } from "zod";
import type { AdminError } from "@/lib/admin/errors";
import { PROSE_MAX, REASON_MIN } from "@/lib/platform/limits";

/** Control characters but the line break, and those that turn the direction of what follows (R88). */
const UNSEEN = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu;
/** Takes no room of a least length, so that nobody fills it with this. */
const EMPTY = /[\s\p{Cf}]+/gu;

const codePoints = (text: string) => [...text].length;

/** Plain text in code points, trimmed; line breaks as browsers post them become one character. */
export function proseField(least: number, missing: AdminError, tooLong: AdminError) {
  return z
    .string({ error: missing })
    .transform((typed) => typed.replace(/\r\n?/g, "\n").replace(UNSEEN, "").trim())
    .refine((text) => codePoints(text.replace(EMPTY, " ")) >= least, missing)
    .refine((text) => codePoints(text) <= PROSE_MAX, tooLong);
}

/** Why an administrator does something, in their words. */
export const reasonField = proseField(REASON_MIN, "reason-too-short", "reason-too-long");
