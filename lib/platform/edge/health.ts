// Owns the health check: the app is well when its database answers, and says when its log is not sealed.
import { setTimeout } from "node:timers/promises";
import { clock } from "@/lib/platform/clock";
import { databaseAnswers } from "@/lib/platform/db";
import { HEALTH_TIMEOUT_SECONDS } from "@/lib/platform/durations";
import { isSealerLate } from "@/lib/platform/seal-lateness";
import { jsonAnswer, type WebRoute } from "./web-route";

/** Nothing to add. */
const NO_REMARKS = async () => ({});

/**
 * A route for GET and HEAD: 200 `{"status":"ok"}` when `check` resolves to true within HEALTH_TIMEOUT_SECONDS,
 * 503 `{"status":"unavailable"}` otherwise, 405 for other methods. Nothing else is told to strangers.
 * @param remarks what is added to the answer of a server that serves and does not do all else that it should
 */
export function healthRoute(
  check: () => Promise<boolean>,
  remarks: () => Promise<Record<string, string>> = NO_REMARKS,
): WebRoute {
  return async (request) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return { status: 405, fields: { allow: "GET, HEAD" } };
    }
    const tooLate = setTimeout(HEALTH_TIMEOUT_SECONDS * 1000, false, { ref: false });
    const isWell = await Promise.race([check().catch(() => false), tooLate]);
    if (!isWell) return jsonAnswer({ status: "unavailable" }, 503);
    return jsonAnswer({ status: "ok", ...(await remarks()) });
  };
}

/** An instance whose log is not sealed still serves: taking it out of service would help nobody (decision 012). */
async function sealerRemark(): Promise<Record<string, string>> {
  try {
    return (await isSealerLate(clock.now())) ? { auditSealer: "late" } : {};
  } catch {
    // The database answered a moment ago; its next answer counts.
    return {};
  }
}

/** The app's own health route. */
export const answerHealth = healthRoute(databaseAnswers, sealerRemark);
