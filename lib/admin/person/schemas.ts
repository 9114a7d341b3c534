// Owns the shape of the posted forms on a person's page. Messages are error codes.
import { z } from "zod";
import type { AdminError } from "@/lib/admin/errors";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { NOTE_LENGTH } from "@/lib/platform/limits";

const code = (error: AdminError) => error;

/** A character that can be seen. */
const VISIBLE = /[^\p{C}\p{Z}]/u;
/** Control characters except the line break. */
const CONTROLS = /(?!\n)\p{Cc}/gu;

/** Whom it is about; the verb finds out whether there is such a person. */
const idField = z.string({ error: code("person-missing") }).max(64, code("person-missing"));

export const personSchema = formSchema({ id: idField });

export const roleSchema = formSchema({ id: idField, role: z.enum(["member", "admin"]) });

/** Plain text with lines. */
const noteField = z
  .string({ error: code("note-missing") })
  // Normalizing long runs of combining marks takes quadratic time, so a length stands before it.
  .max(NOTE_LENGTH * 8, code("note-too-long"))
  .transform((typed) => typed.replace(/\r\n?/g, "\n").normalize("NFC").replace(CONTROLS, " ").trim())
  .refine((text) => VISIBLE.test(text), code("note-missing"))
  .refine((text) => [...text].length <= NOTE_LENGTH, code("note-too-long"));

export const noteSchema = formSchema({ id: idField, note: noteField });
