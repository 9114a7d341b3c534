// Owns what stored secrets and hashes look like; no page may contain one.

/** `$$typeof` and the like are React's. */
export const KEPT =
  /\$argon2|\$2[aby]\$|eyJhbGci|passwordHash|sealed(Secret|Codes|Content)|pepperId|fingerprint\\?":/;

/** A page as a browser loads it, and as its scripts do. */
export const AS_HTML_AND_FLIGHT: Record<string, string>[] = [{}, { rsc: "1" }];
