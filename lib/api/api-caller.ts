// Owns the names under which callers of the TOTP API are metered.
import { limiterAddress } from "@/lib/platform/edge/client-address";

/** All keys of one account together. */
export function accountCaller(accountId: string): string {
  return `account:${accountId}`;
}

/** A client without a key: its IPv4 address, or the /64 of its IPv6 address. Takes a canonical address. */
export function addressCaller(clientAddress: string): string {
  return `address:${limiterAddress(clientAddress)}`;
}
