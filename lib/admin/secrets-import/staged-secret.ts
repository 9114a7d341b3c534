// Owns sealing a secret from outside: for the row in which it is staged, and anew for the authenticator that gets it.
import { settings } from "@/lib/platform/env";
import { open, SealBrokenError, seal } from "@/lib/platform/secret-box";
import { sealSecret } from "@/lib/two-factor/authenticators/authenticator-secret";

const placeOf = (row: string) => ({ table: "SecretImportRow", row, purpose: "totp-secret" });

/** Seals a secret for the row of this id. */
export function sealStaged(secret: Uint8Array, id: string): Promise<string> {
  return seal(secret, placeOf(id), settings().encryptionKeys);
}

/** The secret of a row, sealed for an authenticator of this id; null where its key is gone or it was altered. */
export async function resealStaged(
  row: { id: string; sealedSecret: string },
  authenticatorId: string,
): Promise<string | null> {
  try {
    const secret = await open(row.sealedSecret, placeOf(row.id), settings().encryptionKeys);
    return await sealSecret(secret, "Authenticator", authenticatorId);
  } catch (error) {
    if (error instanceof SealBrokenError) return null;
    throw error;
  }
}
