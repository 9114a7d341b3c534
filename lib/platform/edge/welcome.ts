// Owns what a person at the terminal reads once the server is up.
import type { Settings } from "@/lib/platform/settings";

/** Prints where the app is, and what there is to know beside it. */
export function printWelcome(settings: Settings, notices: string[]): void {
  const lines = [`${settings.appName} is ready: ${settings.appUrl.origin}`, ...notices, "Ctrl+C stops it."];
  process.stdout.write(`\n${lines.map((line) => `  ${line}`).join("\n")}\n\n`);
}
