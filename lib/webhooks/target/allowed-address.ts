// Owns which addresses a webhook may be sent to (R57): public unicast ones, and the networks of the setting.
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import type { Network } from "@/lib/platform/networks";

type Address = ReturnType<typeof ipaddr.parse>;

/** What IANA has handed out as global unicast; everything else in IPv6 is something special. */
const GLOBAL = ipaddr.IPv6.parseCIDR("2000::/3");
/** The well-known prefix of RFC 6052. The local one of RFC 8215 is not allowed: it leads wherever its operator likes. */
const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");
/** Public only by its number: within Azure it is the machine's host, which tells machines about themselves. */
const AZURE_HOST = "168.63.129.16";

/**
 * Whether an address may be connected to.
 * @param address as a resolver or `URL.hostname` without brackets gives it; anything else is refused
 * @param allowed networks that are allowed although they are not public
 */
export function isAllowedAddress(address: string, allowed: readonly Network[]): boolean {
  // Only in full: the library and the kernel may read "010.1" differently. A zone (%) names an interface of this machine.
  if (isIP(address) === 0 || address.includes("%")) return false;
  // Folds IPv4-mapped addresses, which the kernel connects to as IPv4.
  const parsed = ipaddr.process(address);
  return allowed.some((network) => isWithin(parsed, network)) || isPublic(parsed);
}

function isWithin(address: Address, [network, bits]: Network): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}

function isPublic(address: Address): boolean {
  if (address instanceof ipaddr.IPv4)
    return address.range() === "unicast" && address.toString() !== AZURE_HOST;
  const bytes = address.toByteArray();
  // Routers on the way unwrap these, so the address inside decides.
  if (address.match(NAT64)) return isPublic(ipaddr.fromByteArray(bytes.slice(12)));
  if (address.range() === "6to4") return isPublic(ipaddr.fromByteArray(bytes.slice(2, 6)));
  return address.match(GLOBAL) && address.range() === "unicast";
}
