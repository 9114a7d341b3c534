// Owns finding the person in the label of another system, and what they call the authenticator. Pure.
import { canonicalEmail } from "@/lib/accounts/email/email";
import { encodeSecret } from "@/lib/totp/secret";
import { authenticatorNameField } from "@/lib/two-factor/schemas";

/** Our own labels carry the name of the authenticator in brackets behind the address. */
const WITH_NAME = /^(.*\S)\s*\(([^()]*)\)\s*$/s;
/** Longer than any address with a name behind it: the pattern above looks at every blank. */
const LONGEST_LABEL = 1024;

/** The address and the name in brackets, each null where there is none. */
export function readLabel(label: string): { email: string | null; name: string | null } {
  const whole = canonicalEmail(label);
  if (whole || label.length > LONGEST_LABEL) return { email: whole, name: null };
  const [, address = "", name = ""] = WITH_NAME.exec(label) ?? [];
  const email = canonicalEmail(address);
  return { email, name: email && name ? name : null };
}

/** The first of some names that an authenticator may have; one that gives the secret away is none. */
export function usableName(names: (string | null)[], secret: Uint8Array): string | null {
  const hidden = encodeSecret(secret);
  for (const name of names) {
    const read = authenticatorNameField.safeParse(name ?? "");
    const isTelling = read.data
      ?.toUpperCase()
      .replace(/[^A-Z2-7]/g, "")
      .includes(hidden.slice(0, 16));
    if (read.success && !isTelling) return read.data;
  }
  return null;
}
