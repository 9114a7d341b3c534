// Owns the health check: the app is well when its database answers.
import { setTimeout } from "node:timers/promises";
import { databaseAnswers } from "@/lib/platform/db";
import { HEALTH_TIMEOUT_SECONDS } from "@/lib/platform/durations";
import type { WebRoute } from "./web-route";

/**
 * A route for GET and HEAD: 200 `{"status":"ok"}` when `check` resolves to true within HEALTH_TIMEOUT_SECONDS,
 * 503 `{"status":"unavailable"}` otherwise, 405 for other methods. Nothing else is told to strangers.
 */
export function healthRoute(check: () => Promise<boolean>): WebRoute {
  return async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return new Response(null, { status: 405, headers: { allow: "GET, HEAD" } });
    }
    const tooLate = setTimeout(HEALTH_TIMEOUT_SECONDS * 1000, false, { ref: false });
    const isWell = await Promise.race([check().catch(() => false), tooLate]);
    return Response.json({ status: isWell ? "ok" : "unavailable" }, { status: isWell ? 200 : 503 });
  };
}

/** The app's own health route. */
export const answerHealth = healthRoute(databaseAnswers);
