// Owns the names of this very machine.

/**
 * Whether `hostname` (as `URL.hostname` gives it: lower case, IPv6 in brackets) is this machine's own:
 * `localhost`, anything under it (RFC 6761 6.3), 127.0.0.0/8 or ::1.
 */
export function isLoopbackName(hostname: string): boolean {
  return (
    hostname === "[::1]" ||
    /^([a-z0-9-]+\.)*localhost$/.test(hostname) ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}
