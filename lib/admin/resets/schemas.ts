// Owns the shape of the posted forms of resets. Messages are error codes.
import { z } from "zod";
import type { AdminError } from "@/lib/admin/errors";
import { REASON_CLASSES, RESET_TIMES } from "@/lib/admin/resets/reset-terms";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { RESET_REASON_MAX, RESET_REASON_MIN } from "@/lib/platform/limits";

const code = (error: AdminError) => error;
const codePoints = (text: string) => [...text].length;

const id = z.string().max(64);

/** Control characters but the line break, and those that turn the direction of what follows (R88). */
const UNSEEN = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/** Plain text in code points, trimmed; line breaks as browsers post them become one character. */
function proseField(least: number, missing: AdminError, tooLong: AdminError) {
  return z
    .string({ error: missing })
    .transform((typed) => typed.replace(/\r\n?/g, "\n").replace(UNSEEN, "").trim())
    .refine((text) => codePoints(text) >= least, missing)
    .refine((text) => codePoints(text) <= RESET_REASON_MAX, tooLong);
}

const reason = proseField(RESET_REASON_MIN, code("reset-reason-too-short"), code("reset-reason-too-long"));
/** As typed: it must be the address of the account to the letter. */
const email = z.string({ error: code("reset-email-wrong") }).max(512, code("reset-email-wrong"));

export const resetSchema = formSchema({
  id,
  reasonClass: z.enum(REASON_CLASSES, { error: code("reset-reason-class-missing") }),
  reason,
  time: z.enum(RESET_TIMES, { error: code("reset-time-missing") }),
  email,
});

/** For a second administrator's yes. */
export const approvalSchema = formSchema({ id, email });

/** For a request that is refused. */
export const refusalSchema = formSchema({ id, reason });

/** For a reset that is called off. */
export const resetIdSchema = formSchema({ id });

/** For whoever asks for help: what happened. */
export const helpSchema = formSchema({
  text: proseField(1, code("help-text-missing"), code("help-text-too-long")),
});
