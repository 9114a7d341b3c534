// Owns how a shortened address is told to people: the network it is in, and no place (R64).

/** "203.0.113.0/24" as "203.0.113.x", "2001:db8:1::/48" as "2001:db8:1:x". */
export function networkName(shortenedAddress: string): string {
  return shortenedAddress.replace(/\.0\/24$/, ".x").replace(/::\/48$/, ":x");
}
