// What a form's server action answers with: plain data that may cross to the browser.

/** The answer of one post. Never holds a password, a code or a secret, `values` least of all; but see `link`. */
export interface FormState {
  /** True after a post that did what it was asked. */
  ok?: boolean;
  /** The feature's error code, for programs; people read `message`. */
  code?: string;
  /** Name of the field that `message` is about; without it the message is about the whole form. */
  field?: string;
  /** A finished sentence in the reader's language. */
  message?: string;
  /** A second sentence: what to do about it. */
  hint?: string;
  /** What was typed, to be shown again in the fields of these names. */
  values?: Record<string, string>;
  /** A link that works once, for whoever just made it to hand on: shown this once, and kept nowhere. */
  link?: string;
  /** Counts answers, so that two equal refusals are still two. */
  attempt?: number;
}

/** A server action as `useActionState` calls it. */
export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;
