// Owns the examples that the reference shows: one secret, one moment, and what the TOTP API answers then. Codes are computed.
import { API_ANONYMOUS_PER_DAY, API_PER_SECOND } from "@/lib/platform/limits";
import { API_STATUSES, type ApiProblem, type ApiStatus } from "./errors";
import { readRequest } from "./read-request";
import type { ApiAction, TotpData } from "./schemas";
import { totpData } from "./totp-data";

/** The secret of RFC 6238 appendix B, "12345678901234567890". */
export const EXAMPLE_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
/** A moment of the same appendix whose code begins with a zero; the code before is that of 1111111109. */
export const EXAMPLE_UNIX_SECONDS = 1_111_111_111;
const EXAMPLE_REQUEST_ID = "5d0e0c5c-6f0b-4d6f-9f6c-1f4f0c1b7a52";

export interface ExampleRequest {
  secret: string;
  action?: ApiAction;
  code?: string;
}

/** The smallest request for each action. The code to check is the previous one, which the window still takes. */
export const EXAMPLE_REQUESTS: Readonly<Record<ApiAction, ExampleRequest>> = {
  generate: { secret: EXAMPLE_SECRET },
  verify: { secret: EXAMPLE_SECRET, action: "verify", code: "081804" },
  batch: { secret: EXAMPLE_SECRET, action: "batch" },
};

/** The `data` of an answer at `unixSeconds`. */
export function exampleData(request: ExampleRequest, unixSeconds: number, timeZone: string): TotpData {
  const read = readRequest(JSON.stringify(request));
  if (!read.ok) throw new Error(read.problem);
  return totpData(read.request, unixSeconds * 1000, timeZone);
}

/**
 * The whole answer of a server to the example of an action.
 * @param msg the word for success in the reader's language
 * @param timeZone the server's: a test key gets the same answer
 */
export function exampleAnswer(action: ApiAction, msg: string, timeZone: string) {
  const data = exampleData(EXAMPLE_REQUESTS[action], EXAMPLE_UNIX_SECONDS, timeZone);
  return { code: 0, msg, data, request_id: EXAMPLE_REQUEST_ID };
}

/** The problem that the reference shows for each status. */
export const EXAMPLE_PROBLEMS: Readonly<Record<ApiStatus, ApiProblem>> = {
  VALIDATION_ERROR: "digits-out-of-range",
  UNAUTHORIZED: "key-refused",
  RATE_LIMITED: "rate-limited",
  QUOTA_EXCEEDED: "quota-exceeded",
  METHOD_NOT_ALLOWED: "method-not-allowed",
  REQUEST_TIMEOUT: "body-too-late",
  PAYLOAD_TOO_LARGE: "body-too-large",
  UNSUPPORTED_MEDIA_TYPE: "type-not-json",
  INTERNAL_ERROR: "internal-error",
};

/** The whole answer to a refused request; `msg` is the sentence of its EXAMPLE_PROBLEMS. */
export function exampleRefusal(status: ApiStatus, msg: string) {
  return { code: API_STATUSES[status].code, status, msg, request_id: EXAMPLE_REQUEST_ID };
}

/** Header fields of answers to a client without a key, after five requests on a day that ends in an hour. */
export const EXAMPLE_HEAD = {
  "X-Request-Id": EXAMPLE_REQUEST_ID,
  "RateLimit-Policy": `"day";q=${API_ANONYMOUS_PER_DAY};w=86400, "second";q=${API_PER_SECOND};w=1`,
  RateLimit: `"day";r=${API_ANONYMOUS_PER_DAY - 5};t=3600, "second";r=${API_PER_SECOND - 1};t=1`,
  "Retry-After": 1,
  "WWW-Authenticate": 'Bearer error="invalid_token"',
  Allow: "POST, OPTIONS",
} as const;

export type HeadField = keyof typeof EXAMPLE_HEAD;
