// Owns what the edge adds to every answer's head.
import type { ServerResponse } from "node:http";
import type { RequestContext } from "@/lib/platform/request-context";
import { fixedSecurityHeaders, type HeaderFacts } from "./security-headers";
import { isShuttingDown } from "./shutdown";

export interface AnswerFacts {
  context: RequestContext;
  pathname: string;
  policy: string;
}

/** What inner code asked for: a status in place of a 200, how long to wait, and what the browser is to forget. */
function applyAskedAnswer(res: ServerResponse, { answer }: RequestContext): void {
  if (answer.status !== undefined && res.statusCode === 200) res.statusCode = answer.status;
  if (answer.retryAfterSeconds !== undefined) {
    res.setHeader("retry-after", String(Math.max(1, Math.ceil(answer.retryAfterSeconds))));
  }
  // Cookies are cleared one by one: the mark of a known browser and its trust outlive a sign-out (R62, ASVS 14.3.1).
  if (answer.clearsSiteData) res.setHeader("clear-site-data", '"cache", "storage"');
}

/** What broke before any action of ours ran was a post that no form of ours sent: not the server's fault. */
function blameUnreadablePost(res: ServerResponse, { awaitsAction }: RequestContext): void {
  if (awaitsAction && res.statusCode === 500) res.statusCode = 400;
}

/** A function that completes the head of an answer; `isCacheable` tells by pathname. */
export function headFinisher(
  facts: HeaderFacts,
  isCacheable: (pathname: string) => boolean,
): (res: ServerResponse, answer: AnswerFacts) => void {
  const fixed = fixedSecurityHeaders(facts);
  return (res, { context, pathname, policy }) => {
    applyAskedAnswer(res, context);
    blameUnreadablePost(res, context);
    for (const [name, value] of fixed) res.setHeader(name, value);
    res.setHeader("content-security-policy", policy);
    res.setHeader("x-request-id", context.requestId);
    res.removeHeader("x-powered-by");
    const isGood = res.statusCode === 200 || res.statusCode === 206 || res.statusCode === 304;
    if (!isGood || !isCacheable(pathname)) res.setHeader("cache-control", "private, no-store");
    if (isShuttingDown()) res.setHeader("connection", "close");
  };
}
