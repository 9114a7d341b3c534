// Owns what a person of a whole flow can do, whoever's server it is done at.
import { randomUUID } from "node:crypto";

/** Steps of a whole flow, in their order. Each one rejects when it did not lead where it has to. */
export const STEPS = ["signUp", "confirm", "saveCodes", "signOut", "password", "code"] as const;

/** `confirmAlone` sends the first code and stops at the answer to it: no page that comes after it. */
export type Step = (typeof STEPS)[number] | "confirmAlone";

export interface FlowPerson extends Record<Step, () => Promise<void>> {
  /** Waits until the phone has a code that was not used yet. */
  untilFreshCode(): Promise<void>;
  /** Closes the connections. */
  close(): void;
}

/** An address that nobody has had before. */
export const newEmail = () => `${randomUUID()}@bench.example`;
