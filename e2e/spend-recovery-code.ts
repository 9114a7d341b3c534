// Owns stepping up by recovery codes, which needs no wait for the phone's next code.
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import type { Asker } from "./client";
import { postForm, readForm } from "./form-post";

/** Uses one code on the step-up page of the session that `request` holds, which then may do one such act. */
export async function spendRecoveryCode(
  request: Asker,
  code: string,
  purpose: StepUpPurpose = "replace-recovery-codes",
): Promise<void> {
  const path = `/step-up?for=${purpose}&with=recovery-code`;
  const response = await postForm(request, await readForm(request, path, "Verify"), [["code", code]]);
  if (response.status() !== 303) throw new Error(`recovery code refused with ${response.status()}`);
}
