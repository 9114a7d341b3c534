// Owns which passwords are refused: by length in code points, and by an offline list of what is guessed first.
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as commonWords } from "@zxcvbn-ts/language-common";
import { dictionary as englishWords } from "@zxcvbn-ts/language-en";
import type { AccountError } from "@/lib/accounts/errors";
import { leastPasswordLength } from "@/lib/accounts/password-length";
import { PASSWORD_MAX } from "@/lib/platform/limits";
import { shared } from "@/lib/platform/shared";

/** Below this many guesses (10^x) a password falls to the lists that attackers start with. */
const LEAST_GUESSES_LOG10 = 6;

export interface PasswordContext {
  /** Without a second factor the password stands alone and must be longer (NIST 3.1.1.2). */
  secondFactorRequired: boolean;
  /** Words that an attacker tries first here: app name, host, parts of the address (R10). */
  contextWords: string[];
}

function estimator(): ZxcvbnFactory {
  return shared("password-estimator", () => {
    const dictionary = { ...commonWords, ...englishWords };
    return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: PASSWORD_MAX });
  });
}

/** NFKC, as it is hashed: the same word typed on another keyboard stays the same word (NIST 3.1.1.2). */
export function normalizePassword(typed: string): string {
  return typed.normalize("NFKC");
}

/**
 * Why a new password is refused, or null. No composition rules (ASVS 6.2.5).
 * Errors: password-too-short, password-too-long, password-guessable.
 */
export function refusePassword(typed: string, context: PasswordContext): AccountError | null {
  const password = normalizePassword(typed);
  const length = [...password].length;
  if (length < leastPasswordLength(context.secondFactorRequired)) return "password-too-short";
  if (length > PASSWORD_MAX) return "password-too-long";
  const { guessesLog10 } = estimator().check(password, context.contextWords);
  return guessesLog10 < LEAST_GUESSES_LOG10 ? "password-guessable" : null;
}
