// Owns the shape of the posted form that ends everybody's sessions. Messages are error codes.
import { z } from "zod";
import type { AdminError } from "@/lib/admin/errors";
import { END_ALL_REASONS } from "@/lib/admin/sessions/reasons";
import { formSchema } from "@/lib/platform/actions/form-schema";

const missing: AdminError = "reason-class-missing";

export const endAllSessionsSchema = formSchema({ reasonClass: z.enum(END_ALL_REASONS, { error: missing }) });
