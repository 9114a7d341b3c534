// Owns the names under which callers of the TOTP API are metered.
import { limiterAddress } from "@/lib/platform/edge/client-address";

/** The name of an account: all its keys are metered together. */
export function accountCaller(accountId: string): string {
  return `account:${accountId}`;
}

/**
 * The name of a client without a key: by its IPv4 address, or by the /64 of its IPv6 address.
 * @param clientAddress canonical
 */
export function addressCaller(clientAddress: string): string {
  return `address:${limiterAddress(clientAddress)}`;
}
