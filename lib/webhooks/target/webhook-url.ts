// Owns which addresses a form may name as the target of a webhook, before anything is resolved.
import { isLoopbackName } from "@/lib/platform/loopback";

const LONGEST = 2048;

/**
 * The address of a receiver, or null where it is none: https, and plain http only to a name of this machine while the
 * app itself is at one; no user name, which a log would show, and no fragment, which nobody would receive.
 */
export function parseWebhookUrl(typed: string, isAppLoopback: boolean): URL | null {
  const text = typed.trim();
  if (text.length > LONGEST || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isPlain = url.protocol === "http:" && isAppLoopback && isLoopbackName(url.hostname);
  if (url.protocol !== "https:" && !isPlain) return null;
  return url.username || url.password || text.includes("#") ? null : url;
}
