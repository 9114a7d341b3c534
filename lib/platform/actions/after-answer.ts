// Owns work that begins only when the answer is out, so that the time of the answer tells nothing about it.
import "server-only";
import { after } from "next/server";
import { logger } from "@/lib/platform/logger";
import { requestContext } from "@/lib/platform/request-context";

/**
 * Runs work once the answer is sent; a shutdown waits for it. A fixed minimum time for the answer would still show the
 * work under load, and this does not.
 * @param task named in the log when it fails: nobody is left to be told
 */
export function afterAnswer(task: string, work: () => Promise<void>): void {
  const { requestId } = requestContext();
  after(async () => {
    try {
      await work();
    } catch (error) {
      logger().error({ err: error, requestId, task }, "work after an answer failed");
    }
  });
}
