// Owns who asks for a passkey: the host name that authenticators bind it to, and the origin that an answer must name.
import "server-only";
import { isIP } from "node:net";
import { isOwnHost } from "@/lib/platform/edge/host";
import { settings } from "@/lib/platform/env";

/**
 * The origin that a request came to: that of APP_URL. Where APP_URL is a loopback name, the edge answers every loopback
 * name (see isOwnHost), and each has passkeys of its own, so there it is the one that the request's Host names. For any
 * other installation no header decides.
 * @param host the request's Host header
 */
export function originOf(host: string | null | undefined): string {
  const { appUrl, isLoopback } = settings();
  if (!isLoopback || !host || !isOwnHost(host, appUrl)) return appUrl.origin;
  return new URL(`${appUrl.protocol}//${host}`).origin;
}

/** Whether browsers make passkeys here: they refuse bare IP addresses, except that loopback has a name as well. */
export function takesPasskeys(): boolean {
  const { appUrl, isLoopback } = settings();
  return isLoopback || isIP(appUrl.hostname.replace(/^\[|\]$/g, "")) === 0;
}

/** The relying party of an origin: its host name, without the port (WebAuthn 5.1.2). */
export function rpIdOf(origin: string): string {
  return new URL(origin).hostname;
}
