// Owns the data of a good answer: codes and times, all by lib/totp.
import { codeAtStep } from "@/lib/totp/code";
import { matchStep } from "@/lib/totp/match-step";
import { stepAt, stepStartsAtMs } from "@/lib/totp/step";
import type { TotpKey } from "@/lib/totp/totp-key";
import { localTime } from "./local-time";
import type { PreparedRequest } from "./read-request";
import type { TotpData } from "./schemas";

/** The specification's: a code of the current step is right, and those of the one before and the one after. */
const WINDOW_STEPS = 1;

const POSITIONS = [
  { position: "previous", offset: -1 },
  { position: "current", offset: 0 },
  { position: "next", offset: 1 },
] as const;

/** A key that computes each code once: verifying needs the current one twice. */
function reckoningOnce(key: TotpKey): TotpKey {
  const codes = new Map<number, string>();
  const hotp = (counter: number) => {
    const code = codes.get(counter) ?? key.hotp(counter);
    codes.set(counter, code);
    return code;
  };
  return { parameters: key.parameters, hotp };
}

function batchOf(key: TotpKey, step: number) {
  const startsAt = (of: number) => stepStartsAtMs(of, key.parameters.periodSeconds) / 1000;
  // There is none before the very first step, which only a test key can ask about.
  return POSITIONS.filter(({ offset }) => step + offset >= 0).map(({ position, offset }) => ({
    code: codeAtStep(key, step + offset),
    starts_at: startsAt(step + offset),
    expires_at: startsAt(step + offset + 1),
    position,
  }));
}

/**
 * The `data` of the answer to a request.
 * @param nowMs the server's clock; a request's own timestamp replaces it
 * @param timeZone of `next_refresh`
 */
export function totpData(request: PreparedRequest, nowMs: number, timeZone: string): TotpData {
  const { action, code = "", timestamp = Math.floor(nowMs / 1000) } = request;
  const key = reckoningOnce(request.key);
  const { periodSeconds, digits } = key.parameters;
  const step = stepAt(timestamp * 1000, periodSeconds);
  const nextAt = stepStartsAtMs(step + 1, periodSeconds) / 1000;
  const shared = {
    remaining_seconds: nextAt - timestamp,
    period: periodSeconds,
    digits,
    timestamp,
    next_refresh: localTime(nextAt, timeZone),
  };
  if (action === "batch") return { codes: batchOf(key, step), ...shared };
  if (action === "generate") return { totp_code: codeAtStep(key, step), ...shared };
  const isValid = matchStep(key, code, { step, window: WINDOW_STEPS }) !== null;
  return { is_valid: isValid, current_code: codeAtStep(key, step), ...shared };
}
