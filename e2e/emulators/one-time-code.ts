// Owns one-time codes of the emulators (RFC 4226 and 6238). Not the app's module, because that is what they test.
import { createHmac, randomBytes, randomInt } from "node:crypto";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export interface CodeParameters {
  algorithm: "sha1" | "sha256" | "sha512";
  digits: number;
  /** Seconds. */
  period: number;
}

export const USUAL: CodeParameters = { algorithm: "sha1", digits: 6, period: 30 };

/** A random secret in base32. */
export function randomSecret(): string {
  return [...randomBytes(32)].map((byte) => ALPHABET[byte % 32]).join("");
}

/** This many random digits. */
export function randomDigits(length: number): string {
  return String(randomInt(10 ** length)).padStart(length, "0");
}

/** The step of a Unix time in milliseconds. */
export function stepAt(now: number, { period }: CodeParameters): number {
  return Math.floor(now / 1000 / period);
}

/** @param secret base32 */
export function codeOf(secret: string, step: number, { algorithm, digits }: CodeParameters): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac(algorithm, bytesOf(secret)).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, "0");
}

/** The step within `skew` of now whose code this is, or null. */
export function matchedStep(
  code: string,
  secret: string,
  now: number,
  skew: number,
  parameters: CodeParameters,
): number | null {
  const current = stepAt(now, parameters);
  for (let step = current - skew; step <= current + skew; step += 1)
    if (codeOf(secret, step, parameters) === code) return step;
  return null;
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret.replace(/=+$/, "")].map((sign) =>
    ALPHABET.indexOf(sign).toString(2).padStart(5, "0"),
  );
  const octets = bits.join("").match(/.{8}/g) ?? [];
  return Buffer.from(octets.map((octet) => Number.parseInt(octet, 2)));
}
