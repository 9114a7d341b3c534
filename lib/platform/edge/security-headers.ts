// Owns the security fields of every answer (ASVS 3.4) and the content security policy with its nonce.
import { HSTS_SECONDS } from "@/lib/platform/durations";

/** Where browsers report violations of the policy (R91). */
export const CSP_REPORT_PATH = "/api/csp-reports";
const CSP_REPORT_GROUP = "csp";

export interface HeaderFacts {
  isHttps: boolean;
  isProduction: boolean;
}

/**
 * The policy of one answer. Scripts run by nonce alone, and what they load runs with them ('strict-dynamic');
 * 'self' stands for browsers that do not know that word. Style elements need the nonce as well, and no page
 * carries a style attribute: what must be painted from script is painted after loading, which the policy does
 * not touch.
 */
export function contentSecurityPolicy(nonce: string, facts: HeaderFacts): string {
  // Next's development server evaluates source maps, injects styles and talks over a web socket.
  const dev = !facts.isProduction;
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // The old word for browsers that do not know the new one; those that do ignore it.
    `report-uri ${CSP_REPORT_PATH}`,
    `report-to ${CSP_REPORT_GROUP}`,
  ];
  if (facts.isHttps) directives.push("upgrade-insecure-requests");
  return directives.join("; ");
}

/** The policy of what is no page, should a browser ever be made to show it as one. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

const UNUSED_FEATURES = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "encrypted-media",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "screen-wake-lock",
  "usb",
];

/**
 * The fields that do not change from answer to answer. Referrer-Policy is same-origin because under no-referrer
 * browsers send `Origin: null` with plain form posts, which the Origin check refuses (Fetch, 3.1).
 */
export function fixedSecurityHeaders(facts: HeaderFacts): readonly (readonly [string, string])[] {
  const fields: [string, string][] = [
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
    ["referrer-policy", "same-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["cross-origin-resource-policy", "same-origin"],
    ["origin-agent-cluster", "?1"],
    ["permissions-policy", UNUSED_FEATURES.map((feature) => `${feature}=()`).join(", ")],
    ["reporting-endpoints", `${CSP_REPORT_GROUP}="${CSP_REPORT_PATH}"`],
  ];
  if (facts.isHttps) fields.push(["strict-transport-security", `max-age=${HSTS_SECONDS}; includeSubDomains`]);
  return fields;
}
