// Owns the enrollment of the tests' stories that nobody confirms.
import { TRACE } from "@/lib/audit/test-trace";
import { ENROLLMENT_SECONDS } from "@/lib/platform/durations";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { noteEnrollmentShown } from "@/lib/two-factor/enrollment/note-enrollment-shown";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-two-factor";
import { beginEnrollment, later, NOW } from "@/lib/two-factor/test-person";

/** Somebody begins an authenticator and is called away: the server gives it up. */
export async function startInVain(session: LiveSession): Promise<void> {
  const { owner, shown, phone } = await beginEnrollment(session);
  await noteEnrollmentShown(shown, owner, TRACE, NOW);
  const code = phone.wrongCodeAt(NOW);
  await confirmEnrollment({ owner, code, name: "Never", trace: TRACE, now: NOW });
  await sweepTwoFactor(later(ENROLLMENT_SECONDS));
}
