// Owns the shape of the posted forms of imports.
import { z } from "zod";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { LOCALES } from "@/lib/platform/locale";

const id = z.string().max(64);

export const importSchema = formSchema({ id });

export const startImportSchema = formSchema({ id, locale: z.enum(LOCALES) });
