// Owns who the client is: its true address, taken from the socket and from proxies that the operator trusts.
import { isIPv4, isIPv6 } from "node:net";

/** The eight groups of an IPv6 address as numbers. `address` must satisfy isIPv6. */
function ipv6Groups(address: string): number[] {
  // The URL parser writes every IPv6 address in RFC 5952 form, dotted tail included.
  const [head = "", tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const parse = (part: string | undefined) =>
    part ? part.split(":").map((group) => Number.parseInt(group, 16)) : [];
  const left = parse(head);
  const right = parse(tail);
  return [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right];
}

function hex(groups: readonly number[]): string {
  return groups.map((group) => group.toString(16)).join(":");
}

/** What of an address is IPv4: as it is, or mapped, as a socket that listens for both kinds says it. */
function ipv4Of(address: string): string | undefined {
  if (isIPv4(address)) return address;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  return mapped && isIPv4(mapped) ? mapped : undefined;
}

/**
 * One spelling for one address: no port, no brackets, no zone, lower case, and IPv4-mapped IPv6 folded to IPv4
 * (R82). Undefined when `text` is no address.
 */
export function canonicalAddress(text: string): string | undefined {
  // Worth a line, because it comes with every request.
  const plain = ipv4Of(text);
  if (plain) return plain;
  const trimmed = text.trim().replace(/^"(.*)"$/, "$1");
  const bare =
    /^\[([^\]]*)\](?::\d{1,5})?$/.exec(trimmed)?.[1] ?? trimmed.replace(/^([\d.]+):\d{1,5}$/, "$1");
  const address = bare.replace(/%.*$/s, "");
  const ipv4 = ipv4Of(address);
  if (ipv4) return ipv4;
  if (!isIPv6(address)) return undefined;
  const groups = ipv6Groups(address);
  const [, , , , , marker, high = 0, low = 0] = groups;
  const isMapped = marker === 0xffff && groups.slice(0, 5).every((group) => group === 0);
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join(".");
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

/**
 * The client's address. Each of `trustedHops` proxies appended the address it saw to X-Forwarded-For, so only
 * that many entries from the right are believed; what a client wrote itself stands further left (R83).
 * A malformed entry ends the walk at the last good one. Never throws (R23).
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedHops: number,
): string {
  let address = canonicalAddress(socketAddress ?? "") ?? "0.0.0.0";
  if (trustedHops === 0 || !forwardedFor) return address;
  const nearestFirst = forwardedFor.split(",").slice(-trustedHops).reverse();
  for (const entry of nearestFirst) {
    const next = canonicalAddress(entry);
    if (!next) break;
    address = next;
  }
  return address;
}

function isCanonicalIpv6(address: string): boolean {
  return address.includes(":");
}

/** What limits are counted on: an IPv4 address, or the /64 that one IPv6 client owns (R82). Takes a canonical address. */
export function limiterAddress(address: string): string {
  return isCanonicalIpv6(address) ? `${hex(ipv6Groups(address).slice(0, 4))}::/64` : address;
}

/** What audit rows keep: IPv4 /24, IPv6 /48 (GDPR data minimisation). Takes a canonical address. */
export function shortenedAddress(address: string): string {
  if (isCanonicalIpv6(address)) return `${hex(ipv6Groups(address).slice(0, 3))}::/48`;
  return `${address.split(".").slice(0, 3).join(".")}.0/24`;
}
