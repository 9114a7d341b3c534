// Owns the line that hands the one-time set-up link to whoever can read the server's output.
import "server-only";
import { renewSetupToken } from "@/lib/admin/setup-store";
import { settings } from "@/lib/platform/env";

/** The line with a fresh link, which ends older ones; no line once an administrator has existed. */
export async function setupNotice(): Promise<string[]> {
  const token = await renewSetupToken();
  if (!token) return [];
  const link = new URL(`/setup?token=${token}`, settings().appUrl);
  return [`First administrator, once: ${link.href}`];
}
