// Owns the request fields that Next gets to see: nothing that a client could use to speak for somebody else.
import type { IncomingHttpHeaders } from "node:http";
import { USER_AGENT_LENGTH } from "@/lib/platform/limits";
import { markOwn } from "./own-request";

/** Of the x- fields only these pass; every other one is some proxy's word, or Next's own (x-middleware-…). */
const PASSING_X_FIELDS = new Set(["x-api-key"]);
/** Next's development client names its renders with these. */
const DEVELOPMENT_X_FIELDS = new Set(["x-nextjs-request-id", "x-nextjs-html-request-id"]);
/** Next sets this on an action that it forwards to itself. */
const OWN_X_FIELDS = new Set(["x-action-forwarded"]);
/** Fields of one connection (RFC 9110 7.6.1): in production nothing is upgraded, and Next's own fetches fail over them. */
const HOP_BY_HOP = /^(upgrade|te|trailer|keep-alive)$/;
/** Conditions and parts of a file: of one that does not hold Next makes a 500. Files are small, and come whole. */
const OF_PARTS = /^(range|if-range|if-match|if-unmodified-since)$/;
/** Identity, proxy and Next-internal fields without the x-. A name with `_` is some gateway's spelling of one with `-`. */
const DROPPED =
  /^(forwarded|via|proxy|expect|remote-.*|client-ip|.*-client-ip|.*-connecting-ip.*|cf-.*|fastly-.*|next-resume.*|.*_.*)$/;

/** Fields by which Next's own scripts ask for something else than the page. */
export const isOfNext = (name: string) => name === "rsc" || name.startsWith("next-");

export interface InnerFacts {
  requestId: string;
  clientAddress: string;
  /** Host that passed isOwnHost. */
  host: string;
  appUrl: URL;
  contentSecurityPolicy: string;
  isProduction: boolean;
  /** Whether Next itself made this request. */
  isOwn: boolean;
  /** Whether cookies are kept from the inside (the public API). */
  isCookieless: boolean;
}

function passes(name: string, facts: InnerFacts): boolean {
  // Nor may a server action be called where no Origin is asked for.
  if (name === "cookie" || name === "next-action") return !facts.isCookieless;
  if (!name.startsWith("x-")) return !DROPPED.test(name) && !HOP_BY_HOP.test(name) && !OF_PARTS.test(name);
  if (PASSING_X_FIELDS.has(name)) return true;
  return (facts.isOwn && OWN_X_FIELDS.has(name)) || (!facts.isProduction && DEVELOPMENT_X_FIELDS.has(name));
}

/**
 * Rewrites `headers` in place: drops what does not pass and sets the forwarding fields from what the edge knows.
 * The host is the request's own, already checked, so that loopback names work while APP_URL is one; links in
 * mails and the like take APP_URL, never this. The policy tells Next the nonce for its scripts.
 */
export function rewriteHeaders(headers: IncomingHttpHeaders, facts: InnerFacts): void {
  for (const name of Object.keys(headers)) if (!passes(name, facts)) delete headers[name];
  // Other kinds than this one make Next render as it does while building, which no page of ours is written for.
  if (headers["next-router-prefetch"] !== "1") delete headers["next-router-prefetch"];
  // Next looks for bots in it with a pattern that takes half a second for one of 15 KB, more than once a request.
  const agent = headers["user-agent"];
  if (agent) headers["user-agent"] = agent.slice(0, USER_AGENT_LENGTH);
  const scheme = facts.appUrl.protocol.slice(0, -1);
  headers["x-forwarded-for"] = facts.clientAddress;
  headers["x-forwarded-host"] = facts.host;
  headers["x-forwarded-proto"] = scheme;
  headers["x-forwarded-port"] = facts.appUrl.port || (scheme === "https" ? "443" : "80");
  headers["x-request-id"] = facts.requestId;
  headers["content-security-policy"] = facts.contentSecurityPolicy;
  markOwn(headers);
}
