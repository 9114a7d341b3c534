// Owns the shape of the posted forms of resets. Messages are error codes.
import { z } from "zod";
import { canonicalEmail } from "@/lib/accounts/email/email";
import type { AdminError } from "@/lib/admin/errors";
import { RESET_REASONS } from "@/lib/admin/help-reasons";
import { proseField, reasonField } from "@/lib/admin/prose-field";
import { RESET_TIMES } from "@/lib/admin/resets/reset-terms";
import { formSchema } from "@/lib/platform/actions/form-schema";

const code = (error: AdminError) => error;

const id = z.string().max(64);

/** Canonical; what is no address stays as it was typed, so that its refusal is logged like that of a wrong one. */
const email = z
  .string({ error: code("reset-email-wrong") })
  .max(512, code("reset-email-wrong"))
  .transform((typed) => canonicalEmail(typed) ?? typed);

export const resetSchema = formSchema({
  id,
  reasonClass: z.enum(RESET_REASONS, { error: code("reason-class-missing") }),
  reason: reasonField,
  time: z.enum(RESET_TIMES, { error: code("reset-time-missing") }),
  email,
});

/** For a second administrator's yes. */
export const approvalSchema = formSchema({ id, email });

/** For a request that is refused. */
export const refusalSchema = formSchema({ id, reason: reasonField });

/** For a reset that is called off. */
export const resetIdSchema = formSchema({ id });

/** For whoever asks for help: what happened. */
export const helpSchema = formSchema({
  text: proseField(1, code("help-text-missing"), code("help-text-too-long")),
});
