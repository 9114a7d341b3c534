// Owns what an audit row may know of the request behind it.
import Bowser from "bowser";
import { USER_AGENT_LENGTH } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";

export interface Trace {
  requestId: string;
  /** Shortened (IPv4 /24, IPv6 /48). */
  address: string;
  /** Browser family and system, e.g. "Firefox on Android". */
  browser: string;
}

/** The browser of a trace when the server itself acted, at nobody's request. */
export const THE_SERVER = "Server";

/** The browser of a trace whose User-Agent names none that is known. */
export const UNKNOWN_BROWSER = "Unknown browser";

/** The trace of something that the server does without a request. */
export function serverTrace(): Trace {
  return { requestId: newId(), address: "", browser: THE_SERVER };
}

/** The trace that a row keeps of a request, for work that goes on after it. */
export function keptTrace({ requestId, address, browser }: Record<keyof Trace, string | null>): Trace {
  return { requestId: requestId ?? "", address: address ?? "", browser: browser ?? "" };
}

const BROWSERS = new Set(Object.values(Bowser.BROWSER_MAP));
const SYSTEMS = new Set(Object.values(Bowser.OS_MAP));

/** Family and system of a User-Agent header; nothing of it is kept as it was sent (ASVS 16.4.1). */
export function browserFamily(userAgent: string | null): string {
  const agent = userAgent?.slice(0, USER_AGENT_LENGTH).trim();
  if (!agent) return UNKNOWN_BROWSER;
  const { browser, os } = Bowser.parse(agent);
  const family = listed(browser.name, BROWSERS) ?? UNKNOWN_BROWSER;
  const system = listed(os.name, SYSTEMS);
  return system ? `${family} on ${system}` : family;
}

/** A name, if it is of the parser's own list: for an unknown agent the parser hands out the agent's own words. */
function listed(name: string | undefined, names: ReadonlySet<string>): string | undefined {
  return name !== undefined && names.has(name) ? name : undefined;
}
