// Owns answering one request to the TOTP API, from its header to the envelope.
import "server-only";
import { clock } from "@/lib/platform/clock";
import type { RefusalStatus, RefusalWords } from "@/lib/platform/edge/refusal";
import type { RouteAnswer, RouteRequest, WebRoute } from "@/lib/platform/edge/web-route";
import { settings } from "@/lib/platform/env";
import { API_BODY_BYTES } from "@/lib/platform/limits";
import type { Locale } from "@/lib/platform/locale";
import { logger } from "@/lib/platform/logger";
import { admission } from "./admission";
import { readCredential } from "./credential";
import { answerLocale, badEnvelope, goodEnvelope } from "./envelope";
import type { ApiProblem } from "./errors";
import type { Admission } from "./group-by-caller";
import { rateLimitFields } from "./rate-limit-fields";
import { readRequest } from "./read-request";
import type { TotpData } from "./schemas";
import { totpData } from "./totp-data";

const METHODS = "POST, OPTIONS";
const JSON_TYPE = /^application\/json *(; *charset="?utf-?8"? *)?$/i;
const PREFLIGHT_FIELDS = {
  allow: METHODS,
  "access-control-allow-origin": "*",
  "access-control-allow-methods": METHODS,
  "access-control-allow-headers": "content-type, authorization, x-api-key, accept-language",
  "access-control-max-age": "86400",
};

type Fields = Record<string, string>;

/**
 * The header fields of every answer. Pages of any origin may call: no cookie is read, so none can be abused (R110).
 * Assigned and not spread, because spreading costs a microsecond here.
 */
function answerFields(locale: Locale, own: Fields = {}): Fields {
  const fields = {
    "content-type": "application/json; charset=utf-8",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ratelimit, ratelimit-policy, retry-after, x-request-id",
    vary: "accept-language",
    "content-language": locale,
  };
  return Object.assign(fields, own);
}

/** The data of a good answer, or a problem; and header fields of its own. */
type Outcome = ({ data: TotpData } | { problem: ApiProblem }) & { fields?: Fields };

/** What is wrong with a request before a byte of its body is read. */
function headProblem({ method, url, headers }: RouteRequest): ApiProblem | null {
  if (method !== "POST") return "method-not-allowed";
  // Keys and secrets in an address end up in logs and histories (R103).
  if (url.includes("?")) return "query-present";
  const encoding = headers.get("content-encoding") ?? "identity";
  if (!JSON_TYPE.test(headers.get("content-type") ?? "") || encoding !== "identity") return "type-not-json";
  return Number(headers.get("content-length") ?? 0) > API_BODY_BYTES ? "body-too-large" : null;
}

function refusalOf(admitted: Extract<Admission, { ok: false }>): Outcome {
  if (admitted.problem === "key-refused") return { problem: admitted.problem };
  const { problem, room } = admitted;
  // The bucket is never further than a second from its next drop.
  const retryAfter = problem === "quota-exceeded" ? room.secondsToday : 1;
  return { problem, fields: { ...rateLimitFields(room), "retry-after": String(retryAfter) } };
}

async function outcomeOf(request: RouteRequest, now: Date): Promise<Outcome> {
  const wrongHead = headProblem(request);
  if (wrongHead) return { problem: wrongHead };
  const { body, clientAddress } = request;
  if (Buffer.byteLength(body) > API_BODY_BYTES) return { problem: "body-too-large" };
  const credential = readCredential(request.headers);
  if (credential.kind === "malformed") return { problem: "key-refused" };
  const read = readRequest(body);
  if (!read.ok) return { problem: read.problem };
  const isTest = credential.kind === "key" && credential.keyKind === "test";
  if (read.request.timestamp !== undefined && !isTest) return { problem: "timestamp-needs-test-key" };

  const keyHash = credential.kind === "key" ? credential.hash : null;
  const admitted = await admission({ keyHash, clientAddress }, now);
  if (!admitted.ok) return refusalOf(admitted);
  const data = totpData(read.request, now.getTime(), settings().appTimezone);
  return { data, fields: rateLimitFields(admitted.room) };
}

/** A fault becomes an answer that tells nothing of the inside; nothing of the request is logged (R108). */
async function outcomeOrFault(request: RouteRequest, now: Date): Promise<Outcome> {
  try {
    return await outcomeOf(request, now);
  } catch (error) {
    logger().error({ requestId: request.requestId, error }, "the TOTP API failed");
    return { problem: "internal-error" };
  }
}

/**
 * Header fields that a status must have (RFC 9110 15.5.2 and 15.5.6). Of a key they tell only that it is refused
 * (RFC 6750 3.1).
 */
const FIELDS_OF_PROBLEM: Partial<Record<ApiProblem, Fields>> = {
  "key-refused": { "www-authenticate": 'Bearer error="invalid_token"' },
  "method-not-allowed": { allow: METHODS },
};

function refusal(problem: ApiProblem, acceptLanguage: string | null, requestId: string): RouteAnswer {
  const locale = answerLocale(acceptLanguage);
  const { httpStatus, text } = badEnvelope(problem, locale, requestId);
  return { status: httpStatus, text, fields: answerFields(locale, FIELDS_OF_PROBLEM[problem]) };
}

/**
 * POST /api/2fa: codes of a secret that comes with the request, is used and forgotten (R108). The preflight of a page of
 * another origin is answered 204, every other method 405.
 * @param now the server's clock
 */
export function totpApiRoute(now: () => Date): WebRoute {
  return async (request) => {
    if (request.method === "OPTIONS") return { status: 204, fields: PREFLIGHT_FIELDS };
    const outcome = await outcomeOrFault(request, now());
    const acceptLanguage = request.headers.get("accept-language");
    const { requestId } = request;
    if ("problem" in outcome) {
      const refused = refusal(outcome.problem, acceptLanguage, requestId);
      return { ...refused, fields: { ...refused.fields, ...outcome.fields } };
    }
    const locale = answerLocale(acceptLanguage);
    const text = goodEnvelope(outcome.data, locale, requestId);
    return { status: 200, fields: answerFields(locale, outcome.fields), text };
  };
}

/** The app's own route. */
export const answerTotpApi = totpApiRoute(() => clock.now());

/** What the edge refuses before it asks the route: these answers have the envelope as well. */
const PROBLEM_OF_STATUS: Partial<Record<RefusalStatus, ApiProblem>> = {
  405: "method-not-allowed",
  408: "body-too-late",
  413: "body-too-large",
  500: "internal-error",
};

export const totpApiRefusal: RefusalWords = (status, requestId, { headers }) => {
  const problem = PROBLEM_OF_STATUS[status];
  return problem && refusal(problem, headers["accept-language"] ?? null, requestId);
};
