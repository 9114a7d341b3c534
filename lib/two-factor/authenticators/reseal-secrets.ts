// Owns the rotation of keys for authenticators, while people sign in.
import "server-only";
import { freshlySealed, resealTable } from "@/lib/platform/reseal-table";
import { secretPlace } from "@/lib/two-factor/authenticators/authenticator-secret";
import { nextSealedSecrets, replaceSealedSecret } from "@/lib/two-factor/authenticators/authenticator-store";

/**
 * Seals authenticators anew that stand under an old key. What expires by itself (enrollments, recovery codes on show) is
 * left to expire, so an old key must stay in the ring for ten minutes more.
 * @returns how many were sealed anew
 */
export function resealSecrets(): Promise<number> {
  return resealTable(nextSealedSecrets, async (row) => {
    const fresh = await freshlySealed(row.sealedSecret, secretPlace("Authenticator", row.id));
    return fresh && (await replaceSealedSecret(row, fresh)) ? 1 : 0;
  });
}
