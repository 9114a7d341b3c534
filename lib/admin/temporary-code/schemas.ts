// Owns the shape of the posted form that makes a temporary code. Messages are error codes.
import { z } from "zod";
import { emailField } from "@/lib/accounts/schemas";
import type { AdminError } from "@/lib/admin/errors";
import { REASON_LONGEST, REASON_SHORTEST, TEMPORARY_CODE_REASONS } from "@/lib/admin/temporary-code/reasons";
import { formSchema } from "@/lib/platform/actions/form-schema";

const code = (error: AdminError) => error;

/** One paragraph, trimmed; lines and other white space count as one space, so that nobody fills it with them. */
const reasonField = z
  .string({ error: code("reason-too-short") })
  // Normalizing long runs of combining marks takes quadratic time, so a length stands before it.
  .max(REASON_LONGEST * 8, code("reason-too-long"))
  .transform((typed) =>
    typed
      .normalize("NFKC")
      .replace(/[\p{C}\s]+/gu, " ")
      .trim(),
  )
  .refine((text) => [...text].length >= REASON_SHORTEST, code("reason-too-short"))
  .refine((text) => [...text].length <= REASON_LONGEST, code("reason-too-long"));

/** The field of the form that a refusal of the verb is about; none when it is about the person. */
export function fieldOfTemporaryCode(error: string): "email" | undefined {
  return error === "email-mismatch" ? "email" : undefined;
}

export const temporaryCodeSchema = formSchema({
  id: z.string().max(64),
  reasonClass: z.enum(TEMPORARY_CODE_REASONS, { error: code("reason-class-missing") }),
  reason: reasonField,
  email: emailField,
});
