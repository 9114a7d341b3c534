// Owns which answers mean that somebody guessed: those count against the client's address.
import type { FormState } from "@/lib/platform/actions/form-state";
import type { ErrorCode } from "@/lib/platform/actions/sentences";

const GUESSES = new Set<string>([
  "credentials-wrong",
  "password-wrong",
  // Also for a disabled password: the holder of a reset link could otherwise try old passwords without end.
  "password-same",
  "code-wrong",
  "code-late",
  "recovery-code-wrong",
  "channel-code-wrong",
  "sign-up-password-wrong",
  "link-invalid",
  "codes-not-in-row",
  "recovery-code-not-in-set",
  "passkey-wrong",
] satisfies ErrorCode[]);

/** Whether an answer refuses something that may have been a guess. */
export function isGuess(answer: FormState | undefined): boolean {
  return answer?.code !== undefined && GUESSES.has(answer.code);
}
