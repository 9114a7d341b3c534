// Owns what an enrollment becomes once its code was right: the row of an authenticator.
import "server-only";
import { newId } from "@/lib/platform/random-token";
import { openSecret, sealSecret } from "@/lib/two-factor/authenticators/authenticator-secret";
import type { NewAuthenticator } from "@/lib/two-factor/authenticators/authenticator-store";
import type { EnrollmentRow } from "@/lib/two-factor/enrollment/enrollment-store";

/**
 * The authenticator of an enrollment, not yet stored. The secret is sealed anew for its new row: a ciphertext that merely
 * moved would not open.
 * @param step the one that the right code used up
 */
export async function authenticatorOf(
  pending: EnrollmentRow,
  accountId: string,
  name: string,
  step: number,
): Promise<NewAuthenticator> {
  const id = newId();
  const { algorithm, digits, periodSeconds, replacesId } = pending;
  const sealedSecret = await sealSecret(await openSecret(pending, "Enrollment"), "Authenticator", id);
  const parameters = { algorithm, digits, periodSeconds };
  return { id, accountId, name, sealedSecret, ...parameters, lastUsedStep: step, replacesId };
}
