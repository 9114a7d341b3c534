// Owns the start of an enrollment: a fresh secret in its own row. Active authenticators are not touched.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { countEvents } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { ENROLLMENT_SECONDS, ENROLLMENT_STARTS_WINDOW_SECONDS } from "@/lib/platform/durations";
import { ENROLLMENT_STARTS_PER_DAY } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { secondsAfter, secondsBefore } from "@/lib/platform/seconds-after";
import { type LiveSession, renewSession } from "@/lib/sign-in/sessions/session";
import type { StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import { DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";
import { generateSecret } from "@/lib/totp/secret";
import { sealSecret } from "@/lib/two-factor/authenticators/authenticator-secret";
import { countAuthenticators, ownsAuthenticator } from "@/lib/two-factor/authenticators/authenticator-store";
import { replaceEnrollment } from "@/lib/two-factor/enrollment/enrollment-store";
import { permitsNewFactor } from "@/lib/two-factor/enrollment/may-enroll";
import type { TwoFactorError } from "@/lib/two-factor/errors";

export interface EnrollmentStart {
  session: LiveSession;
  /** The step-up grant that permits it; without one the session itself must be fresh (R35). */
  claim?: StepUpClaim;
  /** Word for a first authenticator in the person's language; further ones get a number. */
  baseName: string;
  /** The authenticator of a phone that this one takes the place of. It stays as it is until its owner removes it. */
  replacesId?: string;
  trace: Trace;
  now: Date;
}

export interface StartedEnrollment {
  id: string;
  /** A new token for the session, whose old one is dead; null where a step-up gave it one already. */
  sessionToken: string | null;
}

/**
 * Starts an enrollment of ENROLLMENT_SECONDS. A pending one of the account dies. Nobody sees the secret with a cookie that
 * was copied before (R60): whoever did would keep it once its owner has confirmed it.
 * Errors: two-factor-switched-off, passkey-instead (only passkeys open anything), authenticator-missing, step-up-required, enrollment-starts-used-up.
 */
export async function startEnrollment(
  start: EnrollmentStart,
): Promise<Result<StartedEnrollment, TwoFactorError>> {
  const { session, claim, trace, now } = start;
  const replacesId = start.replacesId || null;
  if (session.secondFactorDue.state === "off") return refused("two-factor-switched-off");
  if (session.passkeyRule === "only") return refused("passkey-instead");
  const owner = { accountId: session.accountId, sessionId: session.id };
  const id = newId();
  const sealedSecret = await sealSecret(generateSecret(DEFAULT_TOTP_PARAMETERS.algorithm), "Enrollment", id);
  return allOrNothing(async (tx) => {
    const active = await countAuthenticators(tx, owner.accountId);
    if (replacesId && !(await ownsAuthenticator(tx, { id: replacesId, accountId: owner.accountId })))
      return refused("authenticator-missing");
    if (!(await permitsNewFactor(tx, start, "add-authenticator"))) return refused("step-up-required");
    if (!(await mayStart(tx, owner.accountId, now))) return refused("enrollment-starts-used-up");
    const isAgain = await replaceEnrollment(tx, {
      id,
      ...owner,
      ...DEFAULT_TOTP_PARAMETERS,
      name: active === 0 ? start.baseName : `${start.baseName} ${active + 1}`,
      sealedSecret,
      replacesId,
      startedAt: now,
      expiresAt: secondsAfter(now, ENROLLMENT_SECONDS),
    });
    const entry = { event: "enrollment.started", result: "success", actorId: owner.accountId } as const;
    await recordEvent(tx, { ...entry, reason: isAgain ? "again" : undefined }, trace, now);
    return accepted({ id, sessionToken: claim ? null : await renewSession(tx, session.id) });
  }, `account:${owner.accountId}`);
}

async function mayStart(tx: Tx, accountId: string, now: Date): Promise<boolean> {
  const since = secondsBefore(now, ENROLLMENT_STARTS_WINDOW_SECONDS);
  const starts = await countEvents(tx, { subjectId: accountId, event: "enrollment.started", since });
  return starts < ENROLLMENT_STARTS_PER_DAY;
}
