// Owns how short a password may be.
import { PASSWORD_MIN_ALONE, PASSWORD_MIN_WITH_SECOND_FACTOR } from "@/lib/platform/limits";

/** Minimum length in code points: without a second factor the password stands alone (ASVS 6.2.1, NIST 3.1.1.2). */
export function minPasswordLength(secondFactorRequired: boolean): number {
  return secondFactorRequired ? PASSWORD_MIN_WITH_SECOND_FACTOR : PASSWORD_MIN_ALONE;
}
