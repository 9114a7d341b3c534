// Owns the check of an assertion (R123, WebAuthn 7.2): everything that it says must be what was asked, and signed.
import "server-only";
import type { Challenge } from "@/lib/passkeys/challenge-store";
import type { StoredPasskey } from "@/lib/passkeys/passkey-store";
import type { PasskeyUse } from "@/lib/passkeys/passkey-use";
import { type Assertion, isCrossOrigin } from "@/lib/passkeys/read-answer";
import { rpIdOf } from "@/lib/passkeys/relying-party";
import { webauthn } from "@/lib/passkeys/webauthn";

/**
 * What a right assertion says of its passkey, or null. It checks type, challenge, origin, cross-origin, the hash of the
 * relying party's id, user presence, user verification, the signature, the user handle where there is one, and that the
 * credential is syncable only if it was made so. A counter that did not grow is no refusal (R124), it is reported; but
 * not of a passkey that is backed up, because its copies do not count together.
 */
export async function verifyAssertion(
  assertion: Assertion,
  { challenge: expectedChallenge, origin }: Challenge,
  passkey: StoredPasskey,
): Promise<PasskeyUse | null> {
  const { userHandle, clientDataJSON } = assertion.response;
  if (assertion.id !== passkey.credentialId) return null;
  if (userHandle !== undefined && userHandle !== passkey.userHandle) return null;
  try {
    if (isCrossOrigin(clientDataJSON)) return null;
    const { verified, authenticationInfo } = await (await webauthn()).verifyAuthenticationResponse({
      response: assertion,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpIdOf(origin),
      expectedType: "webauthn.get",
      requireUserVerification: true,
      // With 0 the library does not judge the counter: it would refuse what we only report to the owner.
      credential: { id: passkey.credentialId, publicKey: publicKeyOf(passkey), counter: 0 },
    });
    if (verified !== true || !authenticationInfo.userVerified) return null;
    const { newCounter, credentialBackedUp: isBackedUp, credentialDeviceType } = authenticationInfo;
    if ((credentialDeviceType === "multiDevice") !== passkey.isSyncable) return null;
    return {
      passkeyId: passkey.id,
      accountId: passkey.accountId,
      isBackedUp,
      needsPassword: passkey.needsPassword,
      ...counted(passkey, newCounter, isBackedUp),
    };
  } catch {
    // The library throws for every field that is wrong, and for bytes that it cannot read.
    return null;
  }
}

function publicKeyOf({ publicKey }: StoredPasskey): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(publicKey, "base64url"));
}

/** The row's counter never falls, so of two copies the one that is behind is reported each time. */
function counted({ counter: seenCounter }: StoredPasskey, told: number, isBackedUp: boolean) {
  const next = BigInt(told);
  const isCounting = next > 0n || seenCounter > 0n;
  const counterFell = isCounting && next <= seenCounter && !isBackedUp;
  return { seenCounter, counter: next > seenCounter ? next : seenCounter, counterFell };
}
