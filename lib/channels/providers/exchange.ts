// Owns one request to a provider: only to the configured origin, without redirects, and with a time limit (R57).
import { ProviderFault } from "@/lib/channels/providers/provider-fault";
import { PROVIDER_TIMEOUT_SECONDS } from "@/lib/platform/durations";

/** In bytes. Answers have a few hundred and pictures a few thousand, so nothing longer comes from a provider. */
const LONGEST_ANSWER = 256 * 1024;

/** Failures of a connection before anything was sent over it. */
const BEFORE_SENDING = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

export interface ProviderRequest {
  /** From the settings: requests go to its origin alone. */
  base: URL;
  method: "GET" | "POST" | "DELETE";
  /** Begins with a slash; query included. */
  path: string;
  headers: Record<string, string>;
  /** Form-encoded. */
  body?: string;
}

export interface ProviderAnswer {
  status: number;
  bytes: Uint8Array;
}

/**
 * Sends a request once, over a connection of its own: were it sent over a kept connection while the other side closes
 * that, nobody could say whether it was taken.
 * @throws ProviderFault "unreached", "unanswered", or "unreadable" for a redirect and for an endless answer
 */
export async function exchange(request: ProviderRequest): Promise<ProviderAnswer> {
  const { base, method, path, body } = request;
  const target = new URL(path, base);
  if (target.origin !== base.origin) throw new ProviderFault("unreached");
  const response = await fetch(target, {
    method,
    headers: { ...request.headers, connection: "close" },
    body,
    redirect: "manual",
    cache: "no-store",
    // A signal also keeps Next from answering two equal requests with one answer.
    signal: AbortSignal.timeout(PROVIDER_TIMEOUT_SECONDS * 1000),
  }).catch((error: unknown) => {
    throw new ProviderFault(wasSent(error) ? "unanswered" : "unreached");
  });
  const bytes = await readAll(response);
  if (response.status >= 300 && response.status < 400) throw new ProviderFault("unreadable", response.status);
  return { status: response.status, bytes };
}

/** A request counts as sent unless its failure says otherwise. */
function wasSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  const reason = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return !BEFORE_SENDING.has(reason);
}

async function readAll(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LONGEST_ANSWER) break;
    }
  } catch {
    throw new ProviderFault("unanswered", response.status);
  }
  if (length > LONGEST_ANSWER) throw new ProviderFault("unreadable", response.status);
  return Buffer.concat(chunks);
}

/** The JSON of an answer, or undefined where it is none. */
export function jsonOf({ bytes }: ProviderAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
