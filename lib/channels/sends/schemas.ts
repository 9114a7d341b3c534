// Owns the shapes of the posted forms that switch sending off, and on again. Messages are error codes.
import { z } from "zod";
import type { AdminError } from "@/lib/admin/errors";
import { WAYS } from "@/lib/channels/kinds";
import { pauseOfId } from "@/lib/channels/sends/pause-id";
import { PAUSE_REASONS } from "@/lib/channels/sends/pause-reasons";
import type { PlatformError } from "@/lib/platform/actions/errors";
import { formSchema } from "@/lib/platform/actions/form-schema";

const malformed: PlatformError = "field-malformed";
const missing: AdminError = "reason-class-missing";

/** An empty country is all of them. */
export const pauseSchema = formSchema({
  way: z.enum(WAYS, { error: malformed }),
  country: z.string({ error: malformed }).regex(/^([A-Z]{2})?$/, malformed),
  reasonClass: z.enum(PAUSE_REASONS, { error: missing }),
});

export const resumeSchema = formSchema({
  id: z.string({ error: malformed }).transform((id, context) => {
    const pause = pauseOfId(id);
    if (!pause) context.addIssue(malformed);
    return pause ?? z.NEVER;
  }),
});
