// Owns the check of what a browser made (WebAuthn 7.1): type, challenge, origin, relying party, presence and verification.
import "server-only";
import type { Challenge } from "@/lib/passkeys/challenge-store";
import { type Attestation, isCrossOrigin } from "@/lib/passkeys/read-answer";
import { rpIdOf } from "@/lib/passkeys/relying-party";
import { ALGORITHMS } from "@/lib/passkeys/start-registration";
import { webauthn, webauthnHelpers } from "@/lib/passkeys/webauthn";

/** A credential as its row keeps it. */
export interface MadeCredential {
  credentialId: string;
  publicKey: string;
  counter: bigint;
  transports: string;
  aaguid: string;
  isSyncable: boolean;
  isBackedUp: boolean;
}

/** Longest credential id in bytes (WebAuthn 7.1, step 25). */
const ID_LONGEST = 1023;

/** Null when anything is not as it was asked for. We do not ask who made the authenticator. */
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
    // The library throws for each field that is not what it must be, and for bytes that are no field at all.
    return null;
  }
}

/**
 * What an authenticator's maker says of it, taken out before the library reads it: we ask for nothing of it, and to check
 * it the library would fetch the addresses that a certificate of the sender's own making names.
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
