// Owns the otpauth URI: what the QR code says and what a link on the same phone opens.
import { TOTP } from "otpauth";
import { otpauthSecret } from "./otpauth-secret";
import type { TotpParameters } from "./parameters";

export interface OtpauthUriParts {
  /** From our own settings only. */
  issuer: string;
  /** The e-mail address. */
  accountName: string;
  /** What the person calls this authenticator, so that two of one account can be told apart. */
  authenticatorName?: string;
  secret: Uint8Array;
  parameters: TotpParameters;
}

/**
 * `otpauth://totp/Issuer:email%20(authenticator%20name)?issuer=…&secret=…&algorithm=…&digits=…&period=…`.
 * Every part is percent-encoded (RFC 3986 section 2.1; a space is %20), colons within a part included, so that
 * whatever an address or a name contains, there is one issuer, one secret and one separator.
 */
export function otpauthUri(parts: OtpauthUriParts): string {
  const { issuer, accountName, authenticatorName, secret, parameters } = parts;
  const label = authenticatorName ? `${accountName} (${authenticatorName})` : accountName;
  return new TOTP({
    // encodeURIComponent, which otpauth uses, throws on half of a surrogate pair.
    issuer: issuer.toWellFormed(),
    label: label.toWellFormed(),
    secret: otpauthSecret(secret),
    algorithm: parameters.algorithm,
    digits: parameters.digits,
    period: parameters.periodSeconds,
  }).toString();
}
