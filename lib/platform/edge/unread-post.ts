// Owns the end of a post that Next never finishes reading: parts of a form can be written to wait for each other for ever.
import type { ServerResponse } from "node:http";
import { POST_READING_SECONDS } from "@/lib/platform/durations";
import { isPostBeingRead, type RequestContext } from "@/lib/platform/request-context";

/** Calls `refuse` once a post has been being read for POST_READING_SECONDS on end, unless its answer has begun. */
export function refuseIfNeverRead(res: ServerResponse, context: RequestContext, refuse: () => void): void {
  if (!context.awaitsAction) return;
  let wasBeingRead = false;
  const timer = setInterval(() => {
    const isBeingRead = isPostBeingRead(context) && !res.headersSent;
    if (isBeingRead && wasBeingRead) refuse();
    wasBeingRead = isBeingRead;
  }, POST_READING_SECONDS * 500);
  timer.unref();
  res.once("close", () => clearInterval(timer));
}
