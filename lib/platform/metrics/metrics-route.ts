// Owns who may read the figures, and how they are answered.
import { createHash, timingSafeEqual } from "node:crypto";
import type { TokenRoute } from "@/lib/platform/edge/token-route";
import type { RouteAnswer } from "@/lib/platform/edge/web-route";
import type { ProcessMetrics } from "./start-metrics";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Whether a header brings this token as a bearer. Takes the same time for every wrong one of its length. */
export function bearsToken(authorization: string | undefined, token: string): boolean {
  const [, given = ""] = /^Bearer +([^ ]+) *$/i.exec(authorization ?? "") ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

/** GET and HEAD of the figures, for whoever holds the token. */
export function metricsRoute(
  token: string,
  metrics: Pick<ProcessMetrics, "contentType" | "text">,
): TokenRoute {
  return {
    opens: (headers) => bearsToken(headers.authorization, token),
    route: async ({ method }): Promise<RouteAnswer> => {
      if (method !== "GET" && method !== "HEAD") return { status: 405, fields: { allow: "GET, HEAD" } };
      return { status: 200, fields: { "content-type": metrics.contentType }, text: await metrics.text() };
    },
  };
}
