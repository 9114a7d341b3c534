// Owns which answers mean that somebody guessed: those count against the client's address.
import type { FormState } from "@/lib/platform/actions/form-state";
import type { ErrorCode } from "@/lib/platform/actions/sentences";

const GUESSES = new Set<string>([
  "credentials-wrong",
  "password-wrong",
  // Of a disabled password: whoever holds a reset link could ask for it again and again.
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
