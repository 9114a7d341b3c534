// Owns codes that we make ourselves: drawn evenly, and kept as a keyed hash that is bound to one row and one use (R52).
import "server-only";
import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { derivedKey } from "@/lib/platform/derived-key";
import { type Binding, bindingText } from "@/lib/sign-in/binding";

/** Digits of a code by e-mail: it may lie in a mailbox for ten minutes, so it is longer than one by telephone. */
export const OWN_CODE_DIGITS = 8;

/** Eight digits, each code as likely as every other. */
export function newOwnCode(): string {
  return String(randomInt(10 ** OWN_CODE_DIGITS)).padStart(OWN_CODE_DIGITS, "0");
}

/** The hash that a row keeps: of the same code in another row, or for another use, it differs. Keyed, as codes are short. */
export function ownCodeHash(code: string, codeId: string, binding: Binding): string {
  const text = [code, codeId, bindingText(binding)].join("\n");
  return createHmac("sha256", derivedKey("channel code")).update(text).digest("base64url");
}

/** Compares two hashes in a time that does not tell where they differ (R30). */
export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The hash by which a code of a provider's app is recognized, so that none counts twice (R28). */
export function appCodeHash(code: string, accountId: string): string {
  const text = [code, accountId].join("\n");
  return createHmac("sha256", derivedKey("channel app code")).update(text).digest("base64url");
}
