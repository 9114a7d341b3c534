// Owns what an API key looks like: `tfa_live_` or `tfa_test_`, 43 base62 characters, `_`, a checksum of six.
import { createHash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

export const API_KEY_KINDS = ["live", "test"] as const;
/** With a test key a request may say what time it is. */
export type ApiKeyKind = (typeof API_KEY_KINDS)[number];

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 62^43 is a little over 2^256 (ASVS 11.5.1). */
const RANDOM_CHARACTERS = 43;
/** 62^6 is over 2^32. */
const CHECKSUM_CHARACTERS = 6;
const SHAPE = /^tfa_(live|test)_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/;
const SHOWN_CHARACTERS = 4;

/** CRC-32 of `text` in base62: no secret, it only tells a mistyped key from one that could exist. */
function checksum(text: string): string {
  let rest = crc32(text);
  let digits = "";
  for (let place = 0; place < CHECKSUM_CHARACTERS; place += 1) {
    digits = `${BASE62[rest % BASE62.length]}${digits}`;
    rest = Math.floor(rest / BASE62.length);
  }
  return digits;
}

export interface ApiKeySecret {
  /** Shown once and never kept. */
  key: string;
  /** What is kept instead: SHA-256, base64url (256 random bits need no slow hash). */
  hash: string;
  /** `tfa_live_ab12…wxyz`, for people. */
  hint: string;
}

/** A fresh key, from the platform's secure generator. */
export function newApiKey(kind: ApiKeyKind): ApiKeySecret {
  const random = Array.from({ length: RANDOM_CHARACTERS }, () => BASE62[randomInt(BASE62.length)]).join("");
  const body = `tfa_${kind}_${random}`;
  const key = `${body}_${checksum(body)}`;
  const hint = `tfa_${kind}_${random.slice(0, SHOWN_CHARACTERS)}…${key.slice(-SHOWN_CHARACTERS)}`;
  return { key, hash: hashApiKey(key), hint };
}

/** The kind of a well-formed key; null for anything else, which the database need not be asked about (R102). */
export function apiKeyKind(key: string): ApiKeyKind | null {
  const [, kind] = SHAPE.exec(key) ?? [];
  if (!kind) return null;
  const end = -(CHECKSUM_CHARACTERS + 1);
  return checksum(key.slice(0, end)) === key.slice(end + 1) ? (kind as ApiKeyKind) : null;
}

/** SHA-256 of a key in base64url. */
export function hashApiKey(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}
