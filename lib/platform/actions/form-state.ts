// What a form's server action answers with: plain data that may cross to the browser.

/** What the browser's own dialogue needs to make or use a passkey. */
export interface Ceremony {
  /** Of the challenge; it comes back with the answer. */
  id: string;
  /** JSON as `@simplewebauthn/browser` takes it. */
  options: string;
}

/** The answer of one post. Never holds a password, a code or a secret but in `shownOnce`, `values` least of all. */
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
  /** Where to go before the form is sent again, in a tab of its own: what was typed stays in this one. */
  aside?: { href: string; label: string };
  /** What was typed, to be shown again in the fields of these names. */
  values?: Record<string, string>;
  /** What the post has made and nobody can ask for again, such as a link that works once. It stands in this answer alone. */
  shownOnce?: string;
  /** The question that a press on "use a passkey" asked for. */
  ceremony?: Ceremony;
  /** Counts answers, so that two equal refusals are still two. */
  attempt?: number;
}

/** A server action as `useActionState` calls it. */
export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;
