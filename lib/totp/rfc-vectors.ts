// Owns the published test vectors, as data: RFC 6238 appendix B and RFC 4226 appendix D.
import type { Algorithm } from "./parameters";

const ASCII_DIGITS = "1234567890".repeat(7);

/** The ASCII seeds of RFC 6238: as long as the output of each hash (the reference code of appendix A has them). */
export const RFC_6238_SEEDS: Readonly<Record<Algorithm, Uint8Array>> = {
  SHA1: new TextEncoder().encode(ASCII_DIGITS.slice(0, 20)),
  SHA256: new TextEncoder().encode(ASCII_DIGITS.slice(0, 32)),
  SHA512: new TextEncoder().encode(ASCII_DIGITS.slice(0, 64)),
};

/** Eight digits, a period of 30 seconds. */
export const RFC_6238_VECTORS: readonly { unixSeconds: number; algorithm: Algorithm; code: string }[] = [
  { unixSeconds: 59, algorithm: "SHA1", code: "94287082" },
  { unixSeconds: 59, algorithm: "SHA256", code: "46119246" },
  { unixSeconds: 59, algorithm: "SHA512", code: "90693936" },
  { unixSeconds: 1111111109, algorithm: "SHA1", code: "07081804" },
  { unixSeconds: 1111111109, algorithm: "SHA256", code: "68084774" },
  { unixSeconds: 1111111109, algorithm: "SHA512", code: "25091201" },
  { unixSeconds: 1111111111, algorithm: "SHA1", code: "14050471" },
  { unixSeconds: 1111111111, algorithm: "SHA256", code: "67062674" },
  { unixSeconds: 1111111111, algorithm: "SHA512", code: "99943326" },
  { unixSeconds: 1234567890, algorithm: "SHA1", code: "89005924" },
  { unixSeconds: 1234567890, algorithm: "SHA256", code: "91819424" },
  { unixSeconds: 1234567890, algorithm: "SHA512", code: "93441116" },
  { unixSeconds: 2000000000, algorithm: "SHA1", code: "69279037" },
  { unixSeconds: 2000000000, algorithm: "SHA256", code: "90698825" },
  { unixSeconds: 2000000000, algorithm: "SHA512", code: "38618901" },
  { unixSeconds: 20000000000, algorithm: "SHA1", code: "65353130" },
  { unixSeconds: 20000000000, algorithm: "SHA256", code: "77737706" },
  { unixSeconds: 20000000000, algorithm: "SHA512", code: "47863826" },
];

/** Six digits, SHA-1, the twenty-byte seed; the place in the list is the counter. */
export const RFC_4226_CODES: readonly string[] = [
  "755224",
  "287082",
  "359152",
  "969429",
  "338314",
  "254676",
  "287922",
  "162583",
  "399871",
  "520489",
];
