// Owns what one entry of a list says, before anybody knows whether it can be used.
import type { SecretProblem } from "@/lib/admin/secrets-import/problems";
import type { TotpParameters } from "@/lib/totp/parameters";

export interface Entry {
  /** Where it begins; the first line is 1. */
  line: number;
  /** Canonical; null where there is no address. What stood there instead is never kept: it may be the secret. */
  email: string | null;
  /** What the other system calls it. */
  name: string | null;
  /** Null where it cannot be read. */
  secret: Uint8Array | null;
  parameters: TotpParameters | null;
  problem: SecretProblem | null;
}

/** An entry that cannot be used, with as much as may be told of it. */
export function badEntry(line: number, problem: SecretProblem, email: string | null = null): Entry {
  return { line, email, name: null, secret: null, parameters: null, problem };
}
