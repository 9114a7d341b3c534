// Owns which mailbox an address leads to, for limits that no spelling may get around. Pure.
import { domainToASCII } from "node:url";

/**
 * The mailbox behind an address: most servers deliver `name+anything` to `name`, and a domain has two spellings.
 * @param email canonical address
 */
export function mailboxOf(email: string): string {
  const [name = "", domain = ""] = email.split("@");
  return `${name.replace(/(?!^)\+.*/, "")}@${domainToASCII(domain) || domain}`;
}
