// Owns the shape of posted codes and names. Messages are error codes.
import { z } from "zod";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { nameField } from "@/lib/platform/actions/name-field";
import { normalizeCode } from "@/lib/totp/normalize-code";
import { DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { normalizeRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-code-format";

/** Longest name in code points: it stands in the QR code, and a short text keeps that easy to scan. */
export const NAME_LONGEST = 40;

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

export const authenticatorNameField = nameField({
  missing: error("authenticator-name-missing"),
  tooLong: error("authenticator-name-too-long"),
  longest: NAME_LONGEST,
});

export const totpCodeSchema = formSchema({ code: totpCodeField });
export const recoveryCodeSchema = formSchema({ code: recoveryCodeField });
export const confirmEnrollmentSchema = formSchema({
  enrollmentId: z.string().max(64).optional(),
  name: authenticatorNameField,
  code: totpCodeField,
});
export const renameSchema = formSchema({ id: z.string(), name: authenticatorNameField });
export const removeSchema = formSchema({ id: z.string() });
export const savedSchema = formSchema({
  batch: z.string().max(64),
  saved: z.literal("on", { error: error("recovery-codes-not-saved") }),
});
/** The id of the authenticator that a new one takes the place of, if there is one. */
export const startEnrollmentSchema = formSchema({ replaces: z.string().max(64).optional() });
/** Two codes of one authenticator, the earlier one first. */
export const resynchroniseSchema = formSchema({
  id: z.string().max(64),
  first: totpCodeField,
  second: totpCodeField,
});
