// Owns the phone of somebody in the benchmark: it scans the key of an enrollment and hands out each code once.
import { setTimeout } from "node:timers/promises";
import { codeAtStep } from "@/lib/totp/code";
import { MIN_AUTHENTICATOR_SECRET_BYTES } from "@/lib/totp/parameters";
import { parseOtpauthUri } from "@/lib/totp/parse-otpauth-uri";
import { stepAt, stepStartsAtMs } from "@/lib/totp/step";
import { createTotpKey } from "@/lib/totp/totp-key";

export interface Phone {
  /** Waits until a code that was not handed out yet would be accepted: that of this step or of the next one. */
  untilFreshCode(): Promise<void>;
  /** The code of this step, or of the step after the last one that was handed out. */
  nextCode(): string;
}

/** A phone that has scanned an otpauth URI. Throws for any other. */
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
