// Owns which URLs may be typed as the target of a webhook, before anything is resolved.
import { isLoopbackName } from "@/lib/platform/loopback";

const LONGEST = 2048;

/**
 * The URL of a receiver, or null where it is none: https, or plain http to a name of this machine where the app itself is
 * at such a name; without a user name, which a log would show, and without a fragment, which nobody would receive.
 */
export function parseWebhookUrl(typed: string, isAppLoopback: boolean): URL | null {
  const text = typed.trim();
  if (text.length > LONGEST || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.protocol === "http:" && isAppLoopback && isLoopbackName(url.hostname);
  if (url.protocol !== "https:" && !isPlain) return null;
  return url.username || url.password || text.includes("#") ? null : url;
}
