// Owns the order in which the edge looks at a request before anything else does.
import type { IncomingMessage } from "node:http";
import type { Settings } from "@/lib/platform/settings";
import { isOwnHost } from "./host";
import { isOwnOrigin } from "./origin";
import type { RefusalStatus } from "./refusal";
import { isReadableRouterState } from "./router-state";
import { targetRefusal } from "./target";

export interface Refusal {
  status: RefusalStatus;
  fields?: Record<string, string>;
}

function hostCount(req: IncomingMessage): number {
  return req.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
}

/**
 * Whether a body is framed in a way that every part on its way reads alike. Node also takes a coding before the last one,
 * which a proxy in front may drop, or go by, and chunks from before there were any (RFC 9112 6.1): then the two would not
 * agree where the next request begins (RFC 9112 11.2).
 */
function isPlainlyFramed({ headers, httpVersion }: IncomingMessage): boolean {
  const coding = headers["transfer-encoding"];
  return coding === undefined || (coding.toLowerCase() === "chunked" && httpVersion === "1.1");
}

interface Asked {
  pathname: string;
  /** What is answered there; TRACE, CONNECT and the rest are never passed on (ASVS 4.1.4). */
  methods: readonly string[];
}

/** Why this request is refused, or undefined when it may go on. Looks at the header alone. */
export function refusalOf(
  req: IncomingMessage,
  { pathname, methods }: Asked,
  { appUrl }: Pick<Settings, "appUrl">,
): Refusal | undefined {
  const method = req.method ?? "";
  if (!isPlainlyFramed(req)) return { status: 400, fields: { connection: "close" } };
  const badTarget = targetRefusal(req.url ?? "");
  if (badTarget) return { status: badTarget };
  // Next is never asked: a post to any address that it does not know could call an action.
  if (methods.length === 0) return { status: 404 };
  if (!methods.includes(method)) return { status: 405, fields: { allow: methods.join(", ") } };
  // RFC 9112 3.2: no Host, or more than one, is a bad request.
  if (hostCount(req) !== 1) return { status: 400 };
  const host = req.headers.host ?? "";
  if (!isOwnHost(host, appUrl)) return { status: 421 };
  if (!isReadableRouterState(req.headers["next-router-state-tree"])) return { status: 400 };
  const facts = {
    method,
    pathname,
    host,
    origin: req.headers.origin,
    fetchSite: String(req.headers["sec-fetch-site"] ?? ""),
  };
  return isOwnOrigin(facts, appUrl) ? undefined : { status: 403 };
}
