// Owns the phone of somebody in the benchmark: it scans the key of an enrollment and hands out each code once.
import { setTimeout } from "node:timers/promises";
import { codeAtStep } from "@/lib/totp/code";
import { MIN_AUTHENTICATOR_SECRET_BYTES } from "@/lib/totp/parameters";
import { parseOtpauthUri } from "@/lib/totp/parse-otpauth-uri";
import { stepAt, stepStartsAtMs } from "@/lib/totp/step";
import { createTotpKey } from "@/lib/totp/totp-key";

export interface Phone {
  /** Waits until there is a code that was not handed out and that servers take: of this step or the one after it. */
  untilFreshCode(): Promise<void>;
  /** The code of this step, or of the one after the last that was handed out. */
  nextCode(): string;
}

/** Throws for a URI that is none of a TOTP key. */
export function scan(uri: string): Phone {
  const read = parseOtpauthUri(uri);
  if (!read.ok) throw new Error(read.error);
  const { secret, parameters } = read.value;
  const created = createTotpKey(secret, parameters, { minBytes: MIN_AUTHENTICATOR_SECRET_BYTES });
  if (!created.ok) throw new Error(created.error);
  const { periodSeconds } = parameters;
  let lastStep = -1;
  return {
    async untilFreshCode() {
      const waitMs = stepStartsAtMs(lastStep, periodSeconds) - Date.now();
      if (waitMs > 0) await setTimeout(waitMs);
    },
    nextCode() {
      lastStep = Math.max(stepAt(Date.now(), periodSeconds), lastStep + 1);
      return codeAtStep(created.key, lastStep);
    },
  };
}
