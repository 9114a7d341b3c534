// Owns the phone of tests: it holds a secret and shows the code of any step.
import { codeAtStep } from "@/lib/totp/code";
import { DEFAULT_TOTP_PARAMETERS, LEAST_AUTHENTICATOR_SECRET_BYTES } from "@/lib/totp/parameters";
import { decodeSecret } from "@/lib/totp/secret";
import { stepAt } from "@/lib/totp/step";
import { createTotpKey } from "@/lib/totp/totp-key";

const { periodSeconds } = DEFAULT_TOTP_PARAMETERS;

export interface Phone {
  /** The code that a phone shows at a moment when its clock is off by so many steps. */
  codeAt(now: Date, offsetSteps?: number): string;
  /** A code of no step near the moment: wrong whatever the window and the diagnosis. */
  wrongCodeAt(now: Date): string;
}

export function phoneWith(secret: Uint8Array): Phone {
  const limits = { leastBytes: LEAST_AUTHENTICATOR_SECRET_BYTES };
  const created = createTotpKey(secret, DEFAULT_TOTP_PARAMETERS, limits);
  if (!created.ok) throw new Error(created.error);
  const codeAt = (now: Date, offsetSteps = 0) =>
    codeAtStep(created.key, stepAt(now.getTime(), periodSeconds) + offsetSteps);
  const wrongCodeAt = (now: Date) => {
    const near = new Set(Array.from({ length: 41 }, (_, index) => codeAt(now, index - 20)));
    const guesses = Array.from({ length: 42 }, (_, guess) => String(guess).padStart(6, "0"));
    return guesses.find((guess) => !near.has(guess)) ?? "";
  };
  return { codeAt, wrongCodeAt };
}

/** A phone that scanned the QR code of an enrollment. */
export function phoneThatScanned(otpauthUri: string): Phone {
  const text = new URL(otpauthUri).searchParams.get("secret") ?? "";
  const decoded = decodeSecret(text, { leastBytes: LEAST_AUTHENTICATOR_SECRET_BYTES });
  if (!decoded.ok) throw new Error(decoded.error);
  return phoneWith(decoded.secret);
}
