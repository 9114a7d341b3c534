// Owns the shape of the posted form that makes a temporary code. Messages are error codes.
import { z } from "zod";
import { emailField } from "@/lib/accounts/schemas";
import type { AdminError } from "@/lib/admin/errors";
import { TEMPORARY_CODE_REASONS } from "@/lib/admin/help-reasons";
import { reasonField } from "@/lib/admin/prose-field";
import { formSchema } from "@/lib/platform/actions/form-schema";

const code = (error: AdminError) => error;

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
