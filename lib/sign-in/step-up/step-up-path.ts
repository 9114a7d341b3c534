// Owns the addresses around a step-up: where it happens, the page of the act that it returns to, and the one that offers it.
import { PEOPLE, STEP_UP_PAGES } from "@/lib/sign-in/step-up/step-up-pages";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

/** Longest word of an act; the one of a key's form holds a name of 60 characters. */
export const ACT_WORD_LENGTH = 400;
const ID_SHAPE = new RegExp(`^[\\w-]{1,${ACT_WORD_LENGTH}}$`);

/** Built from fixed parts, so that nothing a client sends can lead elsewhere (R21). */
function fill(bare: string, withId: string | undefined, id: string | undefined): string {
  return withId && id && ID_SHAPE.test(id) ? withId.replace("[id]", id) : bare;
}

/**
 * The page of the act.
 * @param id what the act is about, such as an authenticator, a session or a person, or the choice of a list or a policy,
 *   or a key's form, as one word; without it, all of them
 */
export function actPath(purpose: StepUpPurpose, id?: string): string {
  const { act, actOn } = STEP_UP_PAGES[purpose];
  return fill(act, actOn, id);
}

/** The page that offers an act, for those who think better of it. */
export function homePath(purpose: StepUpPurpose, id?: string): string {
  const { home, homeOf } = STEP_UP_PAGES[purpose];
  return fill(home, homeOf, id);
}

/** The page of one person. */
export function personPath(id: string): string {
  return fill(PEOPLE, `${PEOPLE}/[id]`, id);
}

/** The page that asks for the second factor before an act. */
export function stepUpPath(purpose: StepUpPurpose, id?: string): string {
  const query = new URLSearchParams({ for: purpose, ...(id && { id }) });
  return `/step-up?${query}`;
}
