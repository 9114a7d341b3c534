// Owns the exchanges that the reference shows: one secret, one moment, and what the TOTP API answers then. Codes are computed.
import { API_ANONYMOUS_PER_DAY, API_PER_SECOND } from "@/lib/platform/limits";
import { codeAtStep } from "@/lib/totp/code";
import { DEFAULT_TOTP_PARAMETERS, LEAST_API_SECRET_BYTES } from "@/lib/totp/parameters";
import { decodeSecret } from "@/lib/totp/secret";
import { stepAt, stepStartsAtMs } from "@/lib/totp/step";
import { createTotpKey } from "@/lib/totp/totp-key";
import { API_STATUSES, type ApiProblem, type ApiStatus } from "./errors";
import type { ApiAction, TotpData } from "./schemas";

/** The secret of RFC 6238 appendix B, "12345678901234567890". */
export const EXAMPLE_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
/** Of the same appendix: its code begins with a zero, and the one before is that of 1111111109. */
export const EXAMPLE_UNIX_SECONDS = 1_111_111_111;
const EXAMPLE_REQUEST_ID = "5d0e0c5c-6f0b-4d6f-9f6c-1f4f0c1b7a52";

export interface ExampleRequest {
  secret: string;
  action?: ApiAction;
  code?: string;
}

/** One request for each action, as small as it may be. The code to check is the previous one: within the window. */
export const EXAMPLE_REQUESTS: Readonly<Record<ApiAction, ExampleRequest>> = {
  generate: { secret: EXAMPLE_SECRET },
  verify: { secret: EXAMPLE_SECRET, action: "verify", code: "081804" },
  batch: { secret: EXAMPLE_SECRET, action: "batch" },
};

const POSITIONS = ["previous", "current", "next"] as const;

function exampleKey() {
  const decoded = decodeSecret(EXAMPLE_SECRET, { leastBytes: LEAST_API_SECRET_BYTES });
  if (!decoded.ok) throw new Error(decoded.error);
  const created = createTotpKey(decoded.secret, DEFAULT_TOTP_PARAMETERS, {
    leastBytes: LEAST_API_SECRET_BYTES,
  });
  if (!created.ok) throw new Error(created.error);
  return created.key;
}

/** The `data` of an answer at `unixSeconds`, for EXAMPLE_SECRET under the default parameters, in UTC. */
export function exampleData({ action = "generate", code }: ExampleRequest, unixSeconds: number): TotpData {
  const { digits, periodSeconds: period } = DEFAULT_TOTP_PARAMETERS;
  const key = exampleKey();
  const step = stepAt(unixSeconds * 1000, period);
  const startsAt = (of: number) => stepStartsAtMs(of, period) / 1000;
  const refresh = new Date(stepStartsAtMs(step + 1, period)).toISOString();
  const shared = {
    remaining_seconds: startsAt(step + 1) - unixSeconds,
    period,
    digits,
    timestamp: unixSeconds,
    next_refresh: refresh.slice(0, "2005-03-18T01:59:00".length).replace("T", " "),
  };
  const codes = POSITIONS.map((position, place) => {
    const at = step - 1 + place;
    return { code: codeAtStep(key, at), starts_at: startsAt(at), expires_at: startsAt(at + 1), position };
  });
  const current = codeAtStep(key, step);
  if (action === "generate") return { totp_code: current, ...shared };
  if (action === "batch") return { codes, ...shared };
  const isValid = codes.some((near) => near.code === code);
  return { is_valid: isValid, current_code: current, ...shared };
}

/** The whole answer to the example of an action; `msg` is the word for success in the reader's language. */
export function exampleAnswer(action: ApiAction, msg: string) {
  const data = exampleData(EXAMPLE_REQUESTS[action], EXAMPLE_UNIX_SECONDS);
  return { code: 0, msg, data, request_id: EXAMPLE_REQUEST_ID };
}

/** Of everything that leads to a status, what the reference shows. */
export const EXAMPLE_PROBLEMS: Readonly<Record<ApiStatus, ApiProblem>> = {
  VALIDATION_ERROR: "digits-out-of-range",
  UNAUTHORIZED: "key-refused",
  RATE_LIMITED: "rate-limited",
  QUOTA_EXCEEDED: "quota-exceeded",
  METHOD_NOT_ALLOWED: "method-not-allowed",
  PAYLOAD_TOO_LARGE: "body-too-large",
  UNSUPPORTED_MEDIA_TYPE: "type-not-json",
  INTERNAL_ERROR: "internal-error",
};

/** The whole answer to a refused request; `msg` is the sentence of its EXAMPLE_PROBLEMS. */
export function exampleRefusal(status: ApiStatus, msg: string) {
  return { code: API_STATUSES[status].code, status, msg, request_id: EXAMPLE_REQUEST_ID };
}

/** Fields in the heads of answers to somebody without a key, five requests into the day and an hour before its end. */
export const EXAMPLE_HEAD = {
  "X-Request-Id": EXAMPLE_REQUEST_ID,
  "RateLimit-Policy": `"day";q=${API_ANONYMOUS_PER_DAY};w=86400, "second";q=${API_PER_SECOND};w=1`,
  RateLimit: `"day";r=${API_ANONYMOUS_PER_DAY - 5};t=3600, "second";r=${API_PER_SECOND - 1};t=1`,
  "Retry-After": 1,
  Allow: "POST, OPTIONS",
} as const;

export type HeadField = keyof typeof EXAMPLE_HEAD;
