// Owns finding the addresses behind a webhook's name, and refusing the name when one of them is not allowed (R57).
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { settings } from "@/lib/platform/env";
import { isAllowedAddress } from "@/lib/webhooks/target/allowed-address";
import { TargetFault } from "@/lib/webhooks/target/target-fault";

/**
 * Gives every address of a name. Throws where there is none.
 * @param signal aborted once nobody waits for the answer any more
 */
export type Resolver = (name: string, signal?: AbortSignal) => Promise<string[]>;

/** The system's own resolver, which also knows the operator's hosts file and search domains. */
export const systemResolver: Resolver = async (name) =>
  (await lookup(name, { all: true })).map(({ address }) => address);

/** An address that may be connected to, as `net.connect`'s own lookup gives it. */
export interface AllowedAddress {
  address: string;
  family: 4 | 6;
}

/**
 * The addresses to connect to. One forbidden address among them refuses all: such a name is meant to lead inside.
 * @throws TargetFault "unresolved" or "address-refused"
 */
export async function resolveTarget(
  url: URL,
  resolver: Resolver,
  signal?: AbortSignal,
): Promise<AllowedAddress[]> {
  const name = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(name) !== 0 ? [name] : await resolved(name, resolver, signal);
  const { webhookAllowedNetworks } = settings();
  if (!addresses.every((address) => isAllowedAddress(address, webhookAllowedNetworks)))
    throw new TargetFault("address-refused");
  return addresses.map((address) => ({ address, family: isIP(address) === 4 ? 4 : 6 }));
}

async function resolved(name: string, resolver: Resolver, signal?: AbortSignal): Promise<string[]> {
  const addresses = await resolver(name, signal).catch(() => []);
  if (addresses.length === 0) throw new TargetFault("unresolved");
  return addresses;
}
