// Owns the start of an enrollment from a form: the fresh secret and the session's new token now, the recovery codes after the answer is sent.
import "server-only";
import { getTranslations } from "next-intl/server";
import { afterAnswer } from "@/lib/platform/actions/after-answer";
import type { Result } from "@/lib/platform/result";
import { keepSession } from "@/lib/sign-in/sessions/open-session";
import {
  type EnrollmentStart,
  type StartedEnrollment,
  startEnrollment,
} from "@/lib/two-factor/enrollment/start-enrollment";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { prepareRecoveryCodes } from "@/lib/two-factor/recovery-codes/prepare-recovery-codes";

export async function beginEnrollment(
  start: Omit<EnrollmentStart, "baseName">,
): Promise<Result<StartedEnrollment, TwoFactorError>> {
  const t = await getTranslations("enroll");
  const started = await startEnrollment({ ...start, baseName: t("baseName") });
  if (!started.ok) return started;
  const { id, sessionToken } = started.value;
  if (sessionToken) await keepSession(sessionToken);
  afterAnswer("preparing recovery codes", () => prepareRecoveryCodes(id, start.session.accountId));
  return started;
}
