// Owns reading a body: by hand where it is right, as most are, and by the schema where it must be said what is wrong.
import { MIN_API_SECRET_BYTES } from "@/lib/totp/parameters";
import { parseWholeNumber } from "@/lib/totp/parse-parameters";
import { decodeSecret } from "@/lib/totp/secret";
import { createTotpKey, type TotpKey } from "@/lib/totp/totp-key";
import type { ApiProblem } from "./errors";
import { API_ACTIONS, MAX_TIMESTAMP, type TotpRequest, totpRequest } from "./schemas";

/** A request whose secret has become a key; the secret is kept nowhere else. */
export interface PreparedRequest extends Pick<TotpRequest, "action" | "code" | "timestamp"> {
  key: TotpKey;
}

export type ReadRequest = { ok: true; request: PreparedRequest } | { ok: false; problem: ApiProblem };

const FIELDS = new Set(Object.keys(totpRequest.shape));
const CODE = /^[0-9]{4,8}$/;
const LIMITS = { minBytes: MIN_API_SECRET_BYTES };

const numberOf = (value: unknown) => (typeof value === "string" ? parseWholeNumber(value) : value);

/** What the schema would make of a right body; null for any other. A test compares the two. */
function readRightBody(body: unknown): PreparedRequest | null {
  if (typeof body !== "object" || body === null) return null;
  for (const field of Object.keys(body)) if (!FIELDS.has(field)) return null;
  const fields = body as Record<string, unknown>;
  const { secret, action = "generate", code, timestamp } = fields;
  const { period = 30, digits = 6, algorithm = "SHA1" } = fields;
  if (typeof secret !== "string" || !API_ACTIONS.includes(action as TotpRequest["action"])) return null;
  const decoded = decodeSecret(secret, LIMITS);
  if (!decoded.ok) return null;
  // createTotpKey checks types and ranges.
  const parameters = { algorithm, digits: numberOf(digits), periodSeconds: numberOf(period) };
  const created = createTotpKey(decoded.secret, parameters as TotpKey["parameters"], LIMITS);
  if (!created.ok || !isRightCode(code, action, created.key) || !isRightTimestamp(timestamp)) return null;
  return { key: created.key, action: action as TotpRequest["action"], code, timestamp };
}

function isRightCode(code: unknown, action: unknown, { parameters }: TotpKey): code is string | undefined {
  if (action !== "verify") return code === undefined || (typeof code === "string" && CODE.test(code));
  return typeof code === "string" && CODE.test(code) && code.length === parameters.digits;
}

function isRightTimestamp(value: unknown): value is number | undefined {
  const isWhole = Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MAX_TIMESTAMP;
  return value === undefined || isWhole;
}

/** Why the schema refuses a body. */
function problemOf(body: unknown): ApiProblem {
  const { error } = totpRequest.safeParse(body);
  if (!error) throw new Error("the schema takes a body that the reader by hand refuses");
  return error.issues[0]?.message as ApiProblem;
}

/**
 * Reads the body of a request, as JSON text. Of duplicate names the last one counts, as JSON.parse does it (R111).
 * Problems: those of VALIDATION_ERROR, except those that depend on the header.
 */
export function readRequest(text: string): ReadRequest {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { ok: false, problem: "body-not-json" };
  }
  const request = readRightBody(body);
  return request ? { ok: true, request } : { ok: false, problem: problemOf(body) };
}
