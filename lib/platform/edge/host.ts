// Owns the Host check: only names under which the operator published the app are answered.
import { isLoopbackName } from "@/lib/platform/loopback";

const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/;

/**
 * Whether a Host header names this app: APP_URL's host and port, or, while APP_URL is a loopback name, any
 * loopback name with the same port. Anything else could poison links or reach the app by DNS rebinding.
 */
export function isOwnHost(host: string | undefined, appUrl: URL): boolean {
  const text = host?.toLowerCase() ?? "";
  if (text === lastOwn?.text && appUrl === lastOwn.appUrl) return true;
  const isOwn = isNameOf(text, appUrl);
  if (isOwn) lastOwn = { text, appUrl };
  return isOwn;
}

/** Nearly every request names the same host as the one before it. */
let lastOwn: { text: string; appUrl: URL } | undefined;

function isNameOf(text: string, appUrl: URL): boolean {
  const href = `${appUrl.protocol}//${text}`;
  if (!HOST.test(text) || !URL.canParse(href)) return false;
  const asked = new URL(href);
  if (asked.host === appUrl.host) return true;
  return isLoopbackName(appUrl.hostname) && isLoopbackName(asked.hostname) && asked.port === appUrl.port;
}
