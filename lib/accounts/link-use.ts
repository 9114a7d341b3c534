// Owns what the use of a mailed link brings along.
import type { Trace } from "@/lib/audit/trace";

export interface LinkUse {
  /** From the link. */
  token: string;
  trace: Trace;
  now: Date;
}

/** Of a link that proves an address. */
export interface ProvingUse extends LinkUse {
  /** The account that the browser is signed in to, if any. */
  signedInTo?: string | undefined;
}
