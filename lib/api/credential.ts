// Owns what a request to the TOTP API identifies itself with: nothing, or a key in one of two header fields.
import { type ApiKeyKind, apiKeyKind, hashApiKey } from "./key-format";

export type Credential =
  | { kind: "none" }
  /** Well-formed; only the database knows whether such a key exists. */
  | { kind: "key"; hash: string; keyKind: ApiKeyKind }
  /** Something was sent that is no key. */
  | { kind: "malformed" };

const BEARER = /^Bearer +(\S+)$/i;

/**
 * Reads `Authorization: Bearer KEY` or `X-Api-Key: KEY`. A request with anything in these fields is never taken for one
 * without a key. Where both are sent they must say the same.
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
