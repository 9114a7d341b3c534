// Owns reading an otpauth URI that somebody else may have written: strictly, and without ever throwing.
import type { OtpauthUriError } from "./errors";
import { MIN_API_SECRET_BYTES, type TotpParameters } from "./parameters";
import { parseParameters } from "./parse-parameters";
import { decodeSecret } from "./secret";
import { createTotpKey } from "./totp-key";

export interface ParsedOtpauthUri {
  /** Empty when the URI names none. */
  issuer: string;
  /** The account and whatever else the label says, such as the name of the authenticator in brackets. */
  accountName: string;
  secret: Uint8Array;
  parameters: TotpParameters;
}

type Label = Pick<ParsedOtpauthUri, "issuer" | "accountName">;

export type OtpauthUriReading = { ok: true; value: ParsedOtpauthUri } | { ok: false; error: OtpauthUriError };

/**
 * What the largest QR code holds at the lowest error correction in byte mode (ISO/IEC 18004), the mode that lower-case
 * letters need: no app shows a longer URI, neither of one entry nor of several.
 */
export const MAX_OTPAUTH_URI_CHARACTERS = 2953;

// Without URL, because engines differ on the host and path of schemes that they do not know.
const URI = /^otpauth:\/\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?(?:#.*)?$/is;
const SEVERAL = /^otpauth-migration:/i;
const KNOWN_PARAMETERS = ["secret", "issuer", "algorithm", "digits", "period"];
const COLON = /:|%3a/i;

const refuse = (error: OtpauthUriError): OtpauthUriReading => ({ ok: false, error });

/**
 * Reads `otpauth://totp/Issuer:account?secret=…&issuer=…&algorithm=…&digits=…&period=…`, of which only the secret
 * must be there. The parameter `issuer` outranks the one in the label, as the Key URI format advises; a parameter
 * of ours that comes twice is refused, since programs differ on which counts; others are passed over.
 * Errors: uri-…, and those of decodeSecret and createTotpKey with secrets of MIN_API_SECRET_BYTES.
 */
export function parseOtpauthUri(text: string): OtpauthUriReading {
  const uri = text.trim();
  if (uri.length > MAX_OTPAUTH_URI_CHARACTERS) return refuse("uri-too-long");
  if (SEVERAL.test(uri)) return refuse("uri-of-several");
  const [, type, label = "", query = ""] = URI.exec(uri) ?? [];
  if (type?.toLowerCase() === "hotp") return refuse("uri-counter-based");
  if (type?.toLowerCase() !== "totp") return refuse("uri-malformed");
  try {
    return readParts(splitLabel(label), parametersOf(query));
  } catch (error) {
    // Half a percent sign, or bytes that are no UTF-8.
    if (error instanceof URIError) return refuse("uri-malformed");
    throw error;
  }
}

function readParts(label: Label, given: Map<string, string[]>): OtpauthUriReading {
  if (KNOWN_PARAMETERS.some((name) => (given.get(name)?.length ?? 0) > 1))
    return refuse("uri-parameter-twice");
  const parameter = (name: string) => given.get(name)?.[0];

  const decoded = decodeSecret(parameter("secret") ?? "", { minBytes: MIN_API_SECRET_BYTES });
  if (!decoded.ok) return decoded;
  const [algorithm, digits, period] = ["algorithm", "digits", "period"].map(parameter);
  const parameters = parseParameters({ algorithm, digits, period });
  if (!parameters) return refuse("algorithm-unknown");
  const { secret } = decoded;
  const created = createTotpKey(secret, parameters, { minBytes: MIN_API_SECRET_BYTES });
  if (!created.ok) return created;
  const issuer = parameter("issuer") || label.issuer;
  return { ok: true, value: { issuer, accountName: label.accountName, secret, parameters } };
}

/** At the first colon; a plain one counts before one that is percent-encoded, for that may belong to a name. */
function splitLabel(label: string): Label {
  const colon = label.includes(":") ? ":" : COLON.exec(label)?.[0];
  if (!colon) return { issuer: "", accountName: decodeURIComponent(label) };
  const at = label.indexOf(colon);
  return {
    issuer: decodeURIComponent(label.slice(0, at)),
    accountName: decodeURIComponent(label.slice(at + colon.length)),
  };
}

/** Every value of every name. A plus is a space here, as forms write it. */
function parametersOf(query: string): Map<string, string[]> {
  const given = new Map<string, string[]>();
  for (const pair of query.split("&")) {
    const [name = "", ...value] = pair.replaceAll("+", " ").split("=");
    const key = decodeURIComponent(name);
    given.set(key, [...(given.get(key) ?? []), decodeURIComponent(value.join("="))]);
  }
  return given;
}
