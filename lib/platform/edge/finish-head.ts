// Owns what the edge adds to every answer's head.
import { isPostBeingRead, type RequestContext } from "@/lib/platform/request-context";
import type { AnswerHead } from "./answer-head";
import { fixedSecurityHeaders, type HeaderFacts } from "./security-headers";
import { isShuttingDown } from "./shutdown";

export interface AnswerFacts {
  context: RequestContext;
  pathname: string;
  policy: string;
}

/** What inner code asked for: a status in place of a 200, how long to wait, what the browser forgets and keeps. */
function applyAskedAnswer(head: AnswerHead, { answer }: RequestContext): void {
  if (answer.status !== undefined && head.status === 200) head.status = answer.status;
  if (answer.retryAfterSeconds !== undefined) {
    head.fields["retry-after"] = String(Math.max(1, Math.ceil(answer.retryAfterSeconds)));
  }
  // Cookies are cleared one by one: the mark of a known browser and its trust outlive a sign-out (R62, ASVS 14.3.1).
  if (answer.clearsSiteData) head.fields["clear-site-data"] = '"cache", "storage"';
  if (answer.cookie)
    head.fields["set-cookie"] = [head.fields["set-cookie"] ?? [], answer.cookie].flat().map(String);
}

/** What broke while Next read a post was no form of ours: not the server's fault. */
function blameUnreadablePost(head: AnswerHead, context: RequestContext): void {
  if (isPostBeingRead(context) && head.status === 500) head.status = 400;
}

/** A function that completes the head of an answer; `isCacheable` tells by pathname. */
export function headFinisher(
  facts: HeaderFacts,
  isCacheable: (pathname: string) => boolean,
): (head: AnswerHead, answer: AnswerFacts) => void {
  const fixed = Object.fromEntries(fixedSecurityHeaders(facts));
  return (head, { context, pathname, policy }) => {
    applyAskedAnswer(head, context);
    blameUnreadablePost(head, context);
    const { status, fields } = head;
    Object.assign(fields, fixed);
    fields["content-security-policy"] = policy;
    fields["x-request-id"] = context.requestId;
    delete fields["x-powered-by"];
    const isGood = status === 200 || status === 206 || status === 304;
    if (!isGood || !isCacheable(pathname)) fields["cache-control"] = "private, no-store";
    if (isShuttingDown()) fields.connection = "close";
  };
}
