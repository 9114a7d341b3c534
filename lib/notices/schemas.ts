// Owns the shape of the post that marks notices as read.
import { z } from "zod";
import type { PlatformError } from "@/lib/platform/actions/errors";
import { formSchema } from "@/lib/platform/actions/form-schema";

const malformed: PlatformError = "field-malformed";

/** `ids`: those of the notices that were shown, with spaces between them. */
export const noticesReadSchema = formSchema({
  ids: z
    .string({ error: malformed })
    .max(1024, malformed)
    .regex(/^[\w -]*$/, malformed)
    .transform((text) => text.split(" ").filter(Boolean)),
});
