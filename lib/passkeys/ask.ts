// Owns asking for a passkey: what the browser's own dialogue needs, with a fresh challenge.
import "server-only";
import { makeChallenge } from "@/lib/passkeys/challenge-store";
import type { PasskeyError } from "@/lib/passkeys/errors";
import { descriptorsOf } from "@/lib/passkeys/passkey-store";
import { rpIdOf } from "@/lib/passkeys/relying-party";
import { webauthn } from "@/lib/passkeys/webauthn";
import type { Ceremony } from "@/lib/platform/actions/form-state";
import { PASSKEY_CHALLENGE_SECONDS } from "@/lib/platform/durations";
import { accepted, type Result, refused } from "@/lib/platform/result";
import type { Binding } from "@/lib/sign-in/binding";

/** Asks somebody who has shown the password, or has a session, for one of the account's passkeys. Errors: passkey-missing. */
export async function askAccount(
  binding: Binding,
  { accountId, origin }: { accountId: string; origin: string },
  now: Date,
): Promise<Result<Ceremony, PasskeyError>> {
  const descriptors = await descriptorsOf(accountId);
  if (descriptors.length === 0) return refused("passkey-missing");
  return accepted(await ask(binding, { accountId, origin, descriptors }, now));
}

/** Asks a browser for any passkey of any account. No credential is named, so nothing is told of anybody (R124). */
export function askAnybody(mark: string, origin: string, now: Date): Promise<Ceremony> {
  return ask({ for: "browser", mark }, { accountId: null, origin, descriptors: [] }, now);
}

interface Asked {
  accountId: string | null;
  origin: string;
  descriptors: { id: string; transports: string[] }[];
}

async function ask(binding: Binding, { descriptors, ...asked }: Asked, now: Date): Promise<Ceremony> {
  const { id, challenge } = await makeChallenge(binding, asked, now);
  const options = await (await webauthn()).generateAuthenticationOptions({
    rpID: rpIdOf(asked.origin),
    challenge: new Uint8Array(Buffer.from(challenge, "base64url")),
    timeout: PASSKEY_CHALLENGE_SECONDS * 1000,
    userVerification: "required",
    allowCredentials: descriptors,
  });
  return { id, options: JSON.stringify(options) };
}
