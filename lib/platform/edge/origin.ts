// Owns the Origin check: what changes something must come from a page of this app (ASVS 3.5.1 to 3.5.3).
import { CSP_REPORT_PATH } from "./security-headers";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Paths that are open to other programs and origins, and stripped of cookies before they are answered. */
export const COOKIELESS_PATHS: ReadonlySet<string> = new Set(["/api/2fa", CSP_REPORT_PATH]);

export interface OriginFacts {
  method: string;
  pathname: string;
  /** The request's Host, which has passed isOwnHost. */
  host: string;
  origin: string | undefined;
  fetchSite: string | undefined;
}

/**
 * Whether a request may change state. Browsers send Origin with every POST, so a missing one, `null` (a
 * sandboxed frame, a stripped referrer) and a foreign one are refused alike. Because Host has passed its own
 * check, the request's own Host is APP_URL's or a loopback name that stands for it.
 */
export function isOwnOrigin(facts: OriginFacts, appUrl: URL): boolean {
  if (SAFE_METHODS.has(facts.method) || COOKIELESS_PATHS.has(facts.pathname)) return true;
  if (facts.fetchSite === "cross-site") return false;
  const own = new URL(`${appUrl.protocol}//${facts.host}`).origin;
  return facts.origin === own;
}
