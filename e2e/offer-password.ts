// Owns the first step of signing in without a browser: posts the password, keeps the ticket's cookie.
import type { Answer, Asker } from "./client";
import { postForm, readForm } from "./form-post";
import type { Person } from "./person";

/** Posts the password; afterwards `request` holds the ticket. Returns the answer. */
export async function offerPassword(request: Asker, { email, password }: Person): Promise<Answer> {
  const form = await readForm(request, "/sign-in", "Sign in");
  return postForm(request, form, [
    ["email", email],
    ["password", password],
  ]);
}
