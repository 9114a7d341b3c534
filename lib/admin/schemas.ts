// Owns the shape of the posted forms of administration.
import { z } from "zod";
import { emailField, passwordField } from "@/lib/accounts/schemas";
import { formSchema } from "@/lib/platform/actions/form-schema";

export const firstAdminSchema = formSchema({
  token: z.string().max(64),
  email: emailField,
  password: passwordField,
});
