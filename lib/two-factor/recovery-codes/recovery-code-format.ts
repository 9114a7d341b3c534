// Owns the shape of a recovery code, which a temporary code shares: XXXX-XXXX in Crockford's base32, 40 bits. Pure.
import { randomInt } from "node:crypto";
import { RECOVERY_CODE_COUNT } from "@/lib/platform/limits";

/** Crockford's base32: no I, L, O and U, so that it can be read out. */
export const RECOVERY_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 8;
const CANONICAL = new RegExp(`^[${RECOVERY_ALPHABET}]{${LENGTH}}$`);

/** Ten different codes in canonical form (eight symbols, no dash), unbiased (ASVS 6.5.3, 6.5.4). */
export function generateRecoveryCodes(): string[] {
  const codes = new Set<string>();
  while (codes.size < RECOVERY_CODE_COUNT) codes.add(generateCode());
  return [...codes];
}

/** One code in canonical form, unbiased. */
export function generateCode(): string {
  return Array.from({ length: LENGTH }, () =>
    RECOVERY_ALPHABET.charAt(randomInt(RECOVERY_ALPHABET.length)),
  ).join("");
}

/** As people read it: XXXX-XXXX. */
export function formatRecoveryCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** What was typed, in canonical form; null when it cannot be a code. Forgives case, spaces, dashes, O/0 and I/L/1. */
export function normalizeRecoveryCode(typed: string): string | null {
  const code = typed
    .replace(/[\s\u2010-\u2015-]/g, "")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  return CANONICAL.test(code) ? code : null;
}
