// Owns the phone of tests: it holds a secret and shows the code of any step.
import { codeAtStep } from "@/lib/totp/code";
import { DEFAULT_TOTP_PARAMETERS, MIN_AUTHENTICATOR_SECRET_BYTES } from "@/lib/totp/parameters";
import { decodeSecret, generateSecret } from "@/lib/totp/secret";
import { stepAt } from "@/lib/totp/step";
import { createTotpKey } from "@/lib/totp/totp-key";

const { periodSeconds } = DEFAULT_TOTP_PARAMETERS;

export interface Phone {
  /** The code that a phone shows at a moment when its clock is off by so many steps. */
  codeAt(now: Date, offsetSteps?: number): string;
  /** A code of no step near the moment: wrong whatever the window and the diagnosis. */
  wrongCodeAt(now: Date): string;
}

/** How many steps around a moment the tests look at. */
const STEPS_AROUND = 20;

/** A fresh secret whose codes around a moment are all different, so that no test fails once in a thousand runs. */
export function tellingSecret(now: Date): Uint8Array<ArrayBuffer> {
  const secret = generateSecret(DEFAULT_TOTP_PARAMETERS.algorithm);
  const codes = new Set(codesAround(phoneWith(secret), now));
  return codes.size === 2 * STEPS_AROUND + 1 ? secret : tellingSecret(now);
}

function codesAround({ codeAt }: Pick<Phone, "codeAt">, now: Date): string[] {
  return Array.from({ length: 2 * STEPS_AROUND + 1 }, (_, index) => codeAt(now, index - STEPS_AROUND));
}

export function phoneWith(secret: Uint8Array): Phone {
  const limits = { minBytes: MIN_AUTHENTICATOR_SECRET_BYTES };
  const created = createTotpKey(secret, DEFAULT_TOTP_PARAMETERS, limits);
  if (!created.ok) throw new Error(created.error);
  const codeAt = (now: Date, offsetSteps = 0) =>
    codeAtStep(created.key, stepAt(now.getTime(), periodSeconds) + offsetSteps);
  const wrongCodeAt = (now: Date) => {
    const near = new Set(codesAround({ codeAt }, now));
    const guesses = Array.from({ length: 42 }, (_, guess) => String(guess).padStart(6, "0"));
    return guesses.find((guess) => !near.has(guess)) ?? "";
  };
  return { codeAt, wrongCodeAt };
}

/** A phone that scanned the QR code of an enrollment. */
export function phoneThatScanned(otpauthUri: string): Phone {
  const text = new URL(otpauthUri).searchParams.get("secret") ?? "";
  const decoded = decodeSecret(text, { minBytes: MIN_AUTHENTICATOR_SECRET_BYTES });
  if (!decoded.ok) throw new Error(decoded.error);
  return phoneWith(decoded.secret);
}
