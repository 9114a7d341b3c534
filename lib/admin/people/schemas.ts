// Owns the shape of the posted forms of the list of people. Messages are error codes.
import { z } from "zod";
import { type PersonName, personName } from "@/lib/accounts/person-name";
import { emailField } from "@/lib/accounts/schemas";
import type { AdminError } from "@/lib/admin/errors";
import { formSchema } from "@/lib/platform/actions/form-schema";

const MALFORMED: AdminError = "person-name-malformed";

/** A name, or none: null. */
const nameField = z
  .string()
  .optional()
  .transform((typed = "", context): PersonName | null => {
    if (typed.trim() === "") return null;
    const name = personName(typed);
    if (!name) context.addIssue(MALFORMED);
    return name;
  });

/** With the page of the list of the invited that the form stood on, if it did; that is read as an address is. */
export const withdrawInvitationSchema = formSchema({
  id: z.string().max(64),
  list: z.literal("invited").optional(),
  q: z.string().optional(),
  after: z.string().optional(),
});

export const addPersonSchema = formSchema({
  email: emailField,
  name: nameField,
  role: z.enum(["member", "admin"]),
});
