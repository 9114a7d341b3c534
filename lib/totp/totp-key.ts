// Owns the prepared key: a secret and its parameters, checked and parsed once, then used for any number of codes.
import { HOTP } from "otpauth";
import type { TotpError } from "./errors";
import { counterHmac } from "./hmac";
import { otpauthSecret } from "./otpauth-secret";
import {
  ALGORITHMS,
  MAX_DIGITS,
  MAX_PERIOD_SECONDS,
  MIN_DIGITS,
  MIN_PERIOD_SECONDS,
  type TotpParameters,
} from "./parameters";
import { secretLengthError } from "./secret-length-error";

/** The secret lives in the closure alone, so that no logger, no JSON and no React prop can carry it away. */
export interface TotpKey {
  readonly parameters: Readonly<TotpParameters>;
  /** The code of one counter, unchecked: `codeAtStep` is the door to it. */
  readonly hotp: (counter: number) => string;
}

export type CreatedTotpKey = { ok: true; key: TotpKey } | { ok: false; error: TotpError };

/**
 * Checks everything that otpauth takes on trust (it accepts an empty secret, -1 digits, a period of NaN), and
 * copies the secret: the caller may wipe its own bytes afterwards. `minBytes` is one of the MIN_…_BYTES.
 * Errors: secret-empty, -malformed, -too-short, -too-long, algorithm-unknown, digits- and period-out-of-range.
 */
export function createTotpKey(
  secret: Uint8Array,
  { algorithm, digits, periodSeconds }: TotpParameters,
  { minBytes }: { minBytes: number },
): CreatedTotpKey {
  const parameters = Object.freeze({ algorithm, digits, periodSeconds });
  const error = secretError(secret, minBytes) ?? parametersError(parameters);
  if (error) return { ok: false, error };
  const hmac = counterHmac(secret, algorithm);
  const generator = new HOTP({ secret: otpauthSecret(secret), algorithm, digits, ...(hmac && { hmac }) });
  return { ok: true, key: { parameters, hotp: (counter) => generator.generate({ counter }) } };
}

function secretError(secret: unknown, minBytes: number): TotpError | null {
  return secret instanceof Uint8Array ? secretLengthError(secret, minBytes) : "secret-malformed";
}

function parametersError({ algorithm, digits, periodSeconds }: TotpParameters): TotpError | null {
  if (!ALGORITHMS.includes(algorithm)) return "algorithm-unknown";
  if (!isWholeWithin(digits, MIN_DIGITS, MAX_DIGITS)) return "digits-out-of-range";
  if (!isWholeWithin(periodSeconds, MIN_PERIOD_SECONDS, MAX_PERIOD_SECONDS)) {
    return "period-out-of-range";
  }
  return null;
}

function isWholeWithin(value: number, least: number, largest: number): boolean {
  return Number.isInteger(value) && value >= least && value <= largest;
}
