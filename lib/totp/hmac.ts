// Owns the HMAC of the server (RFC 2104): one hash within another.
import { type Algorithm, HASH_BYTES } from "./parameters";

type Hmac = (algorithm: string, key: Uint8Array, message: Uint8Array) => Uint8Array;

/** Asked for and not imported, because this module goes to browsers too, where there is none. */
const nodeCrypto = globalThis.process?.getBuiltinModule?.("node:crypto");

/** What each hash takes at a time. */
const BLOCK_BYTES: Readonly<Record<Algorithm, number>> = { SHA1: 64, SHA256: 64, SHA512: 128 };
/** RFC 4226 section 5.1. */
const COUNTER_BYTES = 8;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

/**
 * The HMAC of counters under one secret, for otpauth to use; undefined in a browser, where otpauth brings its own. Node's
 * createHmac makes an object of C++ for each code, which costs as much again as the two hashes in it.
 */
export function counterHmac(secret: Uint8Array, algorithm: Algorithm): Hmac | undefined {
  if (!nodeCrypto) return undefined;
  const { hash } = nodeCrypto;
  const block = BLOCK_BYTES[algorithm];
  const key = secret.length > block ? hash(algorithm, secret, "buffer") : secret;
  const inner = new Uint8Array(block + COUNTER_BYTES).fill(INNER_PAD, 0, block);
  const outer = new Uint8Array(block + HASH_BYTES[algorithm]).fill(OUTER_PAD, 0, block);
  key.forEach((byte, index) => {
    inner[index] = byte ^ INNER_PAD;
    outer[index] = byte ^ OUTER_PAD;
  });
  return (_algorithm, _key, counter) => {
    inner.set(counter, block);
    outer.set(hash(algorithm, inner, "buffer"), block);
    return hash(algorithm, outer, "buffer");
  };
}
