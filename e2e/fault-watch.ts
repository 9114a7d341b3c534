// Owns watching every browser of a test: an error in the console or in a script, or a request to elsewhere, fails it.
import { type BrowserContext, expect } from "@playwright/test";

export interface FaultWatch {
  attach(context: BrowserContext): void;
  /** Declares an error that the browser is going to report; it must occur at least once. */
  expectError(pattern: RegExp): void;
  /** Fails when an undeclared fault occurred, or a declared one did not. */
  check(): void;
}

/** CSP violations are console errors, so they need no watch of their own. */
export function watchFaults(ownOrigin: string): FaultWatch {
  const faults: string[] = [];
  const declared: RegExp[] = [];
  const isOwn = (url: string) => url.startsWith(`${ownOrigin}/`) || /^(data|blob|about):/.test(url);
  return {
    attach(context) {
      context.on("console", (message) => {
        if (message.type() === "error") faults.push(`console: ${message.text()} ${message.location().url}`);
      });
      context.on("weberror", (error) => faults.push(`page: ${error.error().stack ?? error.error().message}`));
      context.on("request", (request) => {
        if (!isOwn(request.url())) faults.push(`foreign request: ${request.url()}`);
      });
    },
    expectError: (pattern) => declared.push(pattern),
    check() {
      const unexpected = faults.filter((fault) => !declared.some((pattern) => pattern.test(fault)));
      expect(unexpected, "faults that the test did not declare").toEqual([]);
      const missing = declared.filter((pattern) => !faults.some((fault) => pattern.test(fault)));
      expect(missing, "declared faults that never came").toEqual([]);
    },
  };
}
