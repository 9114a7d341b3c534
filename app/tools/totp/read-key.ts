// Owns what counts as a pasted key: Base32 in any grouping and case, or an otpauth URI.
import { cleanCode } from "@/components/two-factor/clean-code";
import type { OtpauthUriError } from "@/lib/totp/errors";
import { MIN_API_SECRET_BYTES } from "@/lib/totp/parameters";
import { type ParsedOtpauthUri, parseOtpauthUri } from "@/lib/totp/parse-otpauth-uri";
import { decodeSecret } from "@/lib/totp/secret";

export type KeyReading =
  | { kind: "none" }
  | { kind: "refused"; error: OtpauthUriError }
  /** `uri` is what the text said besides the secret, if it was a URI. */
  | { kind: "read"; secret: Uint8Array; uri?: Omit<ParsedOtpauthUri, "secret"> };

const WRAPPED_LINE = /\s*[\r\n]\s*/g;

/** Reads the text of the field. Nothing of it is kept. */
export function readKey(text: string): KeyReading {
  const pasted = text.trim();
  if (pasted === "") return { kind: "none" };
  if (/^otpauth/i.test(pasted)) {
    const parsed = parseOtpauthUri(pasted.replace(WRAPPED_LINE, ""));
    if (!parsed.ok) return { kind: "refused", error: parsed.error };
    const { secret, ...uri } = parsed.value;
    return { kind: "read", secret, uri };
  }
  // Mails and pages bring dashes, wide blanks and invisible marks along.
  const decoded = decodeSecret(cleanCode(pasted), { minBytes: MIN_API_SECRET_BYTES });
  return decoded.ok ? { kind: "read", secret: decoded.secret } : { kind: "refused", error: decoded.error };
}
