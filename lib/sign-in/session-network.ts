// Owns how a shortened address is told to people: the network it is in, and no place (R64).

const THIS_MACHINE = new Set(["127.0.0.0/24", "0:0:0::/48"]);

/** "203.0.113.0/24" as "203.0.113.x", "2001:db8:1::/48" as "2001:db8:1:x", and loopback by its name. */
export function networkName(shortenedAddress: string): string {
  if (THIS_MACHINE.has(shortenedAddress)) return "localhost";
  return shortenedAddress.replace(/\.0\/24$/, ".x").replace(/::\/48$/, ":x");
}
