// Owns what a person at the terminal reads once the server is up.
import type { Settings } from "@/lib/platform/env";

/** Prints where the app is. */
export function printWelcome(settings: Settings): void {
  process.stdout.write(`\n  ${settings.appName} is ready: ${settings.appUrl.origin}\n  Ctrl+C stops it.\n\n`);
}
