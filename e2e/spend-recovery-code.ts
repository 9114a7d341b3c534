// Owns using up recovery codes quickly: each one steps up for an act that then is not done.
import type { APIRequestContext } from "@playwright/test";
import { postForm, readForm } from "./form-post";

/** Uses one code on the step-up page of the session that `request` holds. */
export async function spendRecoveryCode(request: APIRequestContext, code: string): Promise<void> {
  const path = "/step-up?for=replace-recovery-codes&with=recovery-code";
  const response = await postForm(request, await readForm(request, path, "Verify"), [["code", code]]);
  if (response.status() !== 303) throw new Error(`recovery code refused with ${response.status()}`);
}
