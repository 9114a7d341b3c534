// Owns the first step of signing in without a browser: posts the password, keeps the ticket's cookie.
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { postForm, readForm } from "./form-post";
import type { Person } from "./person";

/** Posts the password; afterwards `request` holds the ticket. Returns the answer. */
export async function offerPassword(
  request: APIRequestContext,
  { email, password }: Person,
): Promise<APIResponse> {
  const form = await readForm(request, "/sign-in", "Sign in");
  return postForm(request, form, [
    ["email", email],
    ["password", password],
  ]);
}
