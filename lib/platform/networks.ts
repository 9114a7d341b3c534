// Owns networks of addresses as a setting names them: CIDR, several with commas between.
import ipaddr from "ipaddr.js";
import { z } from "zod";

/** An IPv4 or IPv6 prefix. */
export type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** `10.0.0.0/8,fd00::/8`. */
export const networks = z.string().transform((list, context): Network[] => {
  const parts = list.split(",").map((part) => part.trim());
  if (parts.every((part) => ipaddr.isValidCIDR(part))) return parts.map((part) => ipaddr.parseCIDR(part));
  context.addIssue({ code: "custom", message: "must be networks such as 10.0.0.0/8,fd00::/8" });
  return z.NEVER;
});
