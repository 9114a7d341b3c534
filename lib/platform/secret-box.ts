// Owns sealing: secrets at rest are JWE (dir, A256GCM) under a named key, bound to the row that holds them.
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from "jose";
import type { KeyRing } from "@/lib/platform/setting-values";

/** Where a sealed value belongs. The protected header names it, so that a value moved elsewhere does not open. */
export interface SealedPlace {
  table: string;
  row: string;
  purpose: string;
}

/** A sealed value that does not open: wrong place, unknown key, or altered. Callers deny (fail closed). */
export class SealBrokenError extends Error {}

/**
 * Seals a secret for one place with the ring's current key.
 * @returns compact JWE
 */
export function seal(secret: Uint8Array, place: SealedPlace, keys: KeyRing): Promise<string> {
  const { id, key } = keys.current;
  return new CompactEncrypt(secret)
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: id, ...headerOf(place) })
    .encrypt(key);
}

/**
 * Opens a sealed secret in its own place.
 * @throws SealBrokenError when place, key or content do not fit
 */
export async function open(sealed: string, place: SealedPlace, keys: KeyRing): Promise<Uint8Array> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, (header) => keyOf(keys, header.kid), {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    const expected = headerOf(place);
    for (const [name, value] of Object.entries(expected)) {
      if (protectedHeader[name] !== value) throw new SealBrokenError(`sealed for another ${name}`);
    }
    return plaintext;
  } catch (error) {
    if (error instanceof SealBrokenError) throw error;
    throw new SealBrokenError("cannot be opened", { cause: error });
  }
}

/** Whether a sealed value stands under another key than the one that writes now. */
export function isSealedWithOldKey(sealed: string, keys: KeyRing): boolean {
  return decodeProtectedHeader(sealed).kid !== keys.current.id;
}

function headerOf(place: SealedPlace) {
  return { "2f-table": place.table, "2f-row": place.row, "2f-purpose": place.purpose };
}

function keyOf(keys: KeyRing, id: string | undefined): Uint8Array {
  const key = keys.byId.get(id ?? "");
  if (!key) throw new SealBrokenError(`key ${id} is not in the ring`);
  return key;
}
