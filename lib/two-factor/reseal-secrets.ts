// Owns the rotation of keys: seals every stored secret anew under the current key, while people sign in.
import "server-only";
import { settings } from "@/lib/platform/env";
import { isSealedWithOldKey } from "@/lib/platform/secret-box";
import { openSecret, sealSecret } from "@/lib/two-factor/authenticator-secret";
import { nextSealedSecrets, replaceSealedSecret } from "@/lib/two-factor/authenticator-store";

const BATCH = 200;

/**
 * Seals authenticators anew that stand under an old key. May be stopped and run again; what expires by itself
 * (enrollments, recovery codes on show) is left to expire, so an old key must stay in the ring for ten minutes more.
 * @returns how many were sealed anew
 */
export async function resealSecrets(): Promise<number> {
  const keys = settings().encryptionKeys;
  let resealed = 0;
  let after = "";
  for (;;) {
    const rows = await nextSealedSecrets(after, BATCH);
    for (const row of rows) {
      if (!isSealedWithOldKey(row.sealedSecret, keys)) continue;
      const secret = await openSecret(row, "Authenticator").catch((cause: unknown) => {
        throw new Error(`the secret of authenticator ${row.id} does not open`, { cause });
      });
      const fresh = await sealSecret(secret, "Authenticator", row.id);
      if (await replaceSealedSecret(row, fresh)) resealed += 1;
    }
    const last = rows.at(-1);
    if (!last) return resealed;
    after = last.id;
  }
}
