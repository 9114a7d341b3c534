// Owns the check of a new credential (WebAuthn 7.1): type, challenge, origin, relying party, presence and verification.
import "server-only";
import type { Challenge } from "@/lib/passkeys/challenge-store";
import type { MadeCredential } from "@/lib/passkeys/passkey-store";
import { type Attestation, isCrossOrigin } from "@/lib/passkeys/read-answer";
import { rpIdOf } from "@/lib/passkeys/relying-party";
import { ALGORITHMS } from "@/lib/passkeys/start-registration";
import { webauthn, webauthnHelpers } from "@/lib/passkeys/webauthn";

/** Longest credential id in bytes (WebAuthn 7.1, step 25). */
const ID_LONGEST = 1023;

/** The credential, or null when anything is not as it was asked for. Who made the authenticator is not asked. */
export async function verifyAttestation(
  attestation: Attestation,
  { challenge: expectedChallenge, origin }: Challenge,
): Promise<MadeCredential | null> {
  try {
    if (isCrossOrigin(attestation.response.clientDataJSON)) return null;
    const { verified, registrationInfo: made } = await (await webauthn()).verifyRegistrationResponse({
      response: await withoutStatement(attestation),
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: rpIdOf(origin),
      expectedType: "webauthn.create",
      requireUserPresence: true,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (verified !== true || !made.userVerified || made.credential.id !== attestation.id) return null;
    if (Buffer.from(made.credential.id, "base64url").length > ID_LONGEST) return null;
    return {
      credentialId: made.credential.id,
      publicKey: Buffer.from(made.credential.publicKey).toString("base64url"),
      counter: BigInt(made.credential.counter),
      transports: (attestation.response.transports ?? []).join(","),
      aaguid: made.aaguid,
      isSyncable: made.credentialDeviceType === "multiDevice",
      isBackedUp: made.credentialBackedUp,
    };
  } catch {
    // The library throws for every field that is wrong, and for bytes that it cannot read.
    return null;
  }
}

/**
 * Takes out the attestation statement, what the maker says of an authenticator, before the library reads it: we do not
 * ask for one, and to check it the library would fetch addresses out of a certificate that the sender may have made.
 */
async function withoutStatement({ response, ...attestation }: Attestation): Promise<Attestation> {
  const { decodeAttestationObject, isoBase64URL, isoCBOR } = await webauthnHelpers();
  const authData = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject)).get("authData");
  const bare = new Map<string, string | Uint8Array | Map<string, string>>([
    ["fmt", "none"],
    ["attStmt", new Map<string, string>()],
    ["authData", authData],
  ]);
  return {
    ...attestation,
    response: { ...response, attestationObject: isoBase64URL.fromBuffer(isoCBOR.encode(bare)) },
  };
}
