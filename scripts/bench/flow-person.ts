// Owns what a person of a whole flow can do, at either product's server.
import { randomUUID } from "node:crypto";

/** Steps of a whole flow, in their order. Each rejects when it did not lead where it must. */
export const STEPS = ["signUp", "confirm", "saveCodes", "signOut", "password", "code"] as const;

/** `confirmAlone` sends the first code and stops at its answer, without the page after it. */
export type Step = (typeof STEPS)[number] | "confirmAlone";

export interface FlowPerson extends Record<Step, () => Promise<void>> {
  /** Waits until the phone has a code that was not used yet. */
  untilFreshCode(): Promise<void>;
  /** Closes the connections. */
  close(): void;
}

/** A new address. */
export const newEmail = () => `${randomUUID()}@bench.example`;
