// Owns what an audit row may know of the request behind it.
import Bowser from "bowser";

export interface Trace {
  requestId: string;
  /** Shortened (IPv4 /24, IPv6 /48). */
  address: string;
  /** Browser family and system, e.g. "Firefox on Android". */
  browser: string;
}

const LONGEST_AGENT = 512;

/** Family and system of a User-Agent header; nothing of it is kept as it was sent (ASVS 16.4.1). */
export function browserFamily(userAgent: string | null): string {
  const agent = userAgent?.slice(0, LONGEST_AGENT).trim();
  if (!agent) return "Unknown browser";
  const { browser, os } = Bowser.parse(agent);
  const family = browser.name || "Unknown browser";
  return os.name ? `${family} on ${os.name}` : family;
}
