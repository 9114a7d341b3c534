// Owns who a request to the TOTP API says it is: nobody, or a key in one of two header fields.
import { type ApiKeyKind, apiKeyKind, hashApiKey } from "./key-format";

export type Credential =
  | { kind: "none" }
  /** Well-formed; whether such a key exists, the database knows. */
  | { kind: "key"; hash: string; keyKind: ApiKeyKind }
  /** Something was sent that no key is. */
  | { kind: "malformed" };

const BEARER = /^Bearer +(\S+)$/i;

/**
 * `Authorization: Bearer KEY` or `X-Api-Key: KEY`. Whoever sends anything there means to be known: it is never
 * taken for a request without a key. Both fields must say the same.
 */
export function readCredential(headers: Pick<Headers, "get">): Credential {
  const authorization = headers.get("authorization");
  const apiKey = headers.get("x-api-key");
  if (authorization === null && apiKey === null) return { kind: "none" };
  const bearer = authorization === null ? null : (BEARER.exec(authorization)?.[1] ?? "");
  const key = bearer ?? apiKey ?? "";
  const keyKind = bearer === null || apiKey === null || bearer === apiKey ? apiKeyKind(key) : null;
  return keyKind ? { kind: "key", hash: hashApiKey(key), keyKind } : { kind: "malformed" };
}
