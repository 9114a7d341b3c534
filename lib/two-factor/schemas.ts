// Owns the shape of posted codes and names. Messages are error codes.
import { z } from "zod";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { normalizeCode } from "@/lib/totp/normalize-code";
import { DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { normalizeRecoveryCode } from "@/lib/two-factor/recovery-code";

/** Longest name in code points: it stands in the QR code, and a short text keeps that easy to scan. */
const NAME_LONGEST = 40;

/** Something that shows: a name of zero-width marks alone would be an empty line in every list. */
const VISIBLE = /[^\p{C}\p{Z}]/u;

const error = (name: TwoFactorError) => name;

/** A text that `normalize` brings into canonical form, or the form refuses before any attempt is counted. */
function codeField(normalize: (typed: string) => string | null, malformed: TwoFactorError) {
  return z.string({ error: error("code-missing") }).transform((typed, context) => {
    if (typed.trim() === "") context.addIssue(error("code-missing"));
    const code = normalize(typed);
    if (code === null) context.addIssue(malformed);
    return code ?? z.NEVER;
  });
}

/** Six ASCII digits; spaces and dashes of a paste are dropped. */
export const totpCodeField = codeField(
  (typed) => normalizeCode(typed, DEFAULT_TOTP_PARAMETERS.digits),
  "code-malformed",
);

export const recoveryCodeField = codeField(normalizeRecoveryCode, "recovery-code-malformed");

/** A name as people give it: one line, trimmed. Takes the codes of the two refusals. */
export function nameField({ missing, tooLong }: { missing: TwoFactorError; tooLong: TwoFactorError }) {
  return (
    z
      .string({ error: missing })
      // Normalizing long runs of combining marks takes quadratic time, so a length stands before it.
      .max(NAME_LONGEST * 8, tooLong)
      .transform((typed) =>
        typed
          .normalize("NFKC")
          .replace(/\p{Cc}+/gu, " ")
          .trim(),
      )
      .refine((name) => VISIBLE.test(name), missing)
      .refine((name) => [...name].length <= NAME_LONGEST, tooLong)
  );
}

export const authenticatorNameField = nameField({
  missing: error("authenticator-name-missing"),
  tooLong: error("authenticator-name-too-long"),
});

export const totpCodeSchema = formSchema({ code: totpCodeField });
export const recoveryCodeSchema = formSchema({ code: recoveryCodeField });
export const confirmEnrollmentSchema = formSchema({ name: authenticatorNameField, code: totpCodeField });
export const renameSchema = formSchema({ id: z.string(), name: authenticatorNameField });
export const removeSchema = formSchema({ id: z.string() });
export const savedSchema = formSchema({
  batch: z.string().max(64),
  saved: z.literal("on", { error: error("recovery-codes-not-saved") }),
});
