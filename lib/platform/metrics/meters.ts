// Owns where the app tells what the figures count. Without METRICS_TOKEN nobody listens, and nothing is loaded for it.
import { shared } from "@/lib/platform/shared";

export interface Verification {
  /** What it was for. */
  during: "sign-in" | "step-up" | "enrollment" | "care";
  /** A factor of lib/sign-in/factor. */
  factor: string;
  result: "success" | "failure" | "locked";
}

/** What counts. All labels are words of ours: never an address, an e-mail, an id. */
export interface Meters {
  countVerification(verification: Verification): void;
  countLockOut(): void;
}

const SILENT: Meters = { countVerification: () => undefined, countLockOut: () => undefined };

const held = () => shared<{ meters: Meters }>("meters", () => ({ meters: SILENT }));

/** Where to count, whichever bundle asks. */
export function meters(): Meters {
  return held().meters;
}

/** From now on `heard` counts. */
export function countWith(heard: Meters): void {
  held().meters = heard;
}
