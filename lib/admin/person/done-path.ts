// Owns the address of a person's page that says what was just done. Pure.
import { personPath } from "@/lib/sign-in/step-up-path";

export const DONE_ACTS = [
  "sessions",
  "deactivated",
  "reactivated",
  "unlocked",
  "role",
  "confirmation",
  "reminded",
  "noted",
  "authy",
] as const;

export type DoneAct = (typeof DONE_ACTS)[number];

/** The address of a person's page that says that an act is done. */
export function donePath(personId: string, act: DoneAct): string {
  return `${personPath(personId)}?done=${act}`;
}

/** What an address says was done; null for whatever else stands there (R22). */
export function doneAct(text: unknown): DoneAct | null {
  return DONE_ACTS.find((act) => act === text) ?? null;
}
