// Owns which name of a request is believed that came with it.
import type { IncomingHttpHeaders } from "node:http";

/** A UUID, nginx' 32 digits, and what is like them: long enough to be one request's, and nothing but a name. */
const WELL_FORMED = /^[A-Za-z0-9][A-Za-z0-9_-]{15,63}$/;

/**
 * The id that a trusted proxy gave the request, so that its log and ours name it alike; undefined where there is none
 * to trust, or it is no name. It stands in every line of our log and in the rows of the security log: a proxy has to
 * write it itself, in the place of whatever a client sent.
 */
export function requestIdOf(headers: IncomingHttpHeaders, trustedHops: number): string | undefined {
  if (trustedHops === 0) return undefined;
  const given = headers["x-request-id"]?.toString() ?? "";
  return WELL_FORMED.test(given) ? given : undefined;
}
