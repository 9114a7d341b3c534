// Owns where Next's own messages go: through the logger, redacted and with the request id, instead of the console.
import { format } from "node:util";
import { logger } from "@/lib/platform/logger";
import { isOwnPostBeingRead } from "@/lib/platform/request-context";

const LEVELS = {
  error: "error",
  warn: "warn",
  log: "debug",
  info: "debug",
  debug: "debug",
  trace: "debug",
} as const;

/**
 * Sends console calls of libraries to the log. Next prints an unexpected error with everything in it, and a
 * database error quotes the values of its query (ASVS 16.2.5, R87).
 */
export function logConsole(): void {
  // Next prints some errors at several of its layers; one is enough.
  const reported = new WeakSet<Error>();
  const lines = Object.entries(LEVELS).map(([method, level]) => [
    method,
    (...parts: unknown[]) => {
      const error = parts.find((part) => part instanceof Error);
      if (error) {
        if (reported.has(error)) return;
        reported.add(error);
      }
      const text = format(...parts.filter((part) => !(part instanceof Error))).trim();
      // What no action of ours could read was written by whoever sent it: a scanner must not fill the errors.
      const heard = level === "error" && isOwnPostBeingRead() ? "warn" : level;
      logger()[heard](error ? { error } : {}, /\w/.test(text) ? text : "unexpected error");
    },
  ]);
  Object.assign(globalThis.console, Object.fromEntries(lines));
}
