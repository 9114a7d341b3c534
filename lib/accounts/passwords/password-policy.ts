// Owns which passwords are refused: by length in code points, and by how soon they would be guessed.
import { resolve } from "node:path";
import type { AccountError } from "@/lib/accounts/errors";
import { minPasswordLength } from "@/lib/accounts/passwords/password-length";
import { runInWorker } from "@/lib/platform/hash-pool";
import { PASSWORD_MAX } from "@/lib/platform/limits";

const WORKER = resolve("lib/accounts/passwords/guess-worker.mjs");

/** Below this many guesses (10^x) a password falls to the lists that attackers start with. */
const MIN_GUESSES_LOG10 = 8;

export interface PasswordContext {
  /** Without a second factor the password stands alone and must be longer (NIST 3.1.1.2). */
  secondFactorRequired: boolean;
  /** Words that an attacker tries first here: app name, host, parts of the address (R10). */
  contextWords: string[];
}

/** NFKC, as it is hashed: the same word typed on another keyboard stays the same word (NIST 3.1.1.2). */
export function normalizePassword(typed: string): string {
  return typed.normalize("NFKC");
}

/**
 * Why a new password is refused, or null. No composition rules (ASVS 6.2.5).
 * Errors: password-too-short, password-too-long, password-guessable.
 * @throws HashQueueFullError when too many hashes wait
 */
export async function refusePassword(typed: string, context: PasswordContext): Promise<AccountError | null> {
  const password = normalizePassword(typed);
  const length = [...password].length;
  if (length < minPasswordLength(context.secondFactorRequired)) return "password-too-short";
  if (length > PASSWORD_MAX) return "password-too-long";
  return (await isGuessable(password, context.contextWords)) ? "password-guessable" : null;
}

function isGuessable(password: string, contextWords: string[]): Promise<boolean> {
  return runInWorker<boolean>(WORKER, { password, contextWords, minGuessesLog10: MIN_GUESSES_LOG10 });
}
