// Owns what the enrollment page may see: the pending secret of this session, never an active one.
import "server-only";
import { settings } from "@/lib/platform/env";
import { otpauthUri } from "@/lib/totp/otpauth-uri";
import { encodeSecret } from "@/lib/totp/secret";
import { openSecret, parametersOf } from "@/lib/two-factor/authenticators/authenticator-secret";
import { type EnrollmentOwner, findEnrollment } from "@/lib/two-factor/enrollment/enrollment-store";

export interface ShownEnrollment {
  id: string;
  /** `otpauth://totp/…` for the QR code and for the same device. */
  uri: string;
  /** Base32, for those who cannot scan. */
  secret: string;
  /** Proposed name of the authenticator. */
  name: string;
  /** False until it is noted that it was shown. */
  isNoted: boolean;
  /** The authenticator that is to go once this one works. */
  replacesId: string | null;
}

/** The pending enrollment of a session, or null when there is none to confirm. Changes nothing. */
export async function showEnrollment(
  owner: EnrollmentOwner,
  email: string,
  now: Date,
): Promise<ShownEnrollment | null> {
  const row = await findEnrollment(owner, now);
  if (!row) return null;
  const secret = await openSecret(row, "Enrollment");
  const uri = otpauthUri({
    issuer: settings().appName,
    accountName: email,
    authenticatorName: row.name,
    secret,
    parameters: parametersOf(row),
  });
  const { id, name, replacesId, shownAt } = row;
  return { id, uri, secret: encodeSecret(secret), name, replacesId, isNoted: shownAt !== null };
}
