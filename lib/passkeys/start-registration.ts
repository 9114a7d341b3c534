// Owns the start of a registration: who may begin one, and what the browser needs to make a passkey.
import "server-only";
import { makeChallenge } from "@/lib/passkeys/challenge-store";
import type { PasskeyError } from "@/lib/passkeys/errors";
import { descriptorsOf } from "@/lib/passkeys/passkey-store";
import { rpIdOf } from "@/lib/passkeys/relying-party";
import { userHandleOf } from "@/lib/passkeys/user-handle";
import { webauthn } from "@/lib/passkeys/webauthn";
import type { Ceremony } from "@/lib/platform/actions/form-state";
import { PASSKEY_CHALLENGE_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { PASSKEYS_PER_ACCOUNT } from "@/lib/platform/limits";
import { accepted, type Result, refused } from "@/lib/platform/result";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { holdsStepUpGrantFor, type StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import { mayEnrollWithoutGrant } from "@/lib/two-factor/enrollment/may-enroll";
import type { TwoFactorError } from "@/lib/two-factor/errors";

/** EdDSA, ES256 and RS256 (RFC 9053, RFC 8812), which authenticators support. */
export const ALGORITHMS = [-8, -7, -257];

export interface RegistrationStart {
  session: LiveSession;
  /** The grant that permits it; without one the session itself must be fresh (R35, R125). It is not consumed yet. */
  claim?: StepUpClaim;
  origin: string;
  now: Date;
}

/**
 * What the browser needs to make a passkey: with user verification, not on an authenticator that holds one of this
 * account already, and wherever possible one that can be found without naming the account.
 * Errors: step-up-required, two-factor-switched-off, passkeys-used-up.
 */
export async function startRegistration(
  start: RegistrationStart,
): Promise<Result<Ceremony, PasskeyError | TwoFactorError>> {
  const { session, origin, now } = start;
  const { accountId, id: sessionId, email } = session;
  if (!(await isPermitted(start))) return refused("step-up-required");
  if (session.secondFactorDue.state === "off") return refused("two-factor-switched-off");
  const excludeCredentials = await descriptorsOf(accountId);
  if (excludeCredentials.length >= PASSKEYS_PER_ACCOUNT) return refused("passkeys-used-up");
  const { id, challenge } = await makeChallenge(
    { for: "registration", sessionId },
    { accountId, origin },
    now,
  );
  const options = await (await webauthn()).generateRegistrationOptions({
    rpName: settings().appName,
    rpID: rpIdOf(origin),
    userName: email,
    userDisplayName: email,
    userID: bytesOf(await userHandleOf(accountId)),
    challenge: bytesOf(challenge),
    timeout: PASSKEY_CHALLENGE_SECONDS * 1000,
    attestationType: "none",
    excludeCredentials,
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return accepted({ id, options: JSON.stringify(options) });
}

async function isPermitted({ session, claim, now }: RegistrationStart): Promise<boolean> {
  if (!claim) return mayEnrollWithoutGrant(session, now);
  return holdsStepUpGrantFor(claim, "add-passkey", now);
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, "base64url"));
}
