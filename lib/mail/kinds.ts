// Owns the list of mails, and what each of them tells beside its words.
import type { Locale } from "@/lib/platform/locale";

/** Values by kind. A `link` is whole; a time is ISO 8601 in UTC. */
export interface MailValues {
  "confirm-sign-up": { link: string };
  /** Somebody signed up with an address that has an account. */
  "address-taken": { link: string };
  "confirm-email": { link: string };
  "confirm-new-email": { link: string };
  /** To an address that notices are to go to as well. */
  "confirm-second-email": { link: string };
  /** To the old address; the link takes the change back. */
  "email-changed": { link: string; newEmail: string };
  /** To the address that an undo took the account away from; the link leads to sign-in. */
  "email-restored": { link: string };
  "reset-password": { link: string };
  /** The same link, because too many wrong passwords came in a row: a right one may be refused now. */
  "password-frozen": { link: string };
  /** The same link, because the owner had the password stopped. */
  "password-stopped": { link: string };
  invitation: { link: string };
  /** After a reset: the link, with the password, lets the person enroll anew. */
  "re-enroll": { link: string };
  /** A reset that is to come at `at`; the link calls it off. */
  "reset-scheduled": { link: string; at: string };
  /** The answer to a request for a reset, in the administrator's words; the link leads to sign-in. */
  "reset-refused": { link: string; reason: string };
  /** To an administrator, about what happened to somebody else; the link leads to the page about it. */
  "admin-notice": {
    notice: string;
    at: string;
    browser: string;
    address: string;
    about: string;
    link: string;
  };
  /** `notice` is a kind of lib/notices/kinds; the link says "this was not me", and an administrator's act has none. */
  notice: { notice: string; at: string; browser: string; address: string; about: string; link: string };
  /** A code for one sign-in or one new channel. `minutes` it is good for; it stands nowhere but in the text. */
  "channel-code": {
    code: string;
    act: "sign-in" | "adding";
    minutes: number;
    browser: string;
    address: string;
  };
  /** Please add a second factor; the link is the address of the sign-in page, and nothing more. */
  "enroll-reminder": { link: string };
}

export type MailKind = keyof MailValues;

/** One mail, before it is put into words. */
export type Mail = {
  [K in MailKind]: {
    /** Names a cause that may come again: a second mail with the same key is never queued. Left out, each mail is its own. */
    idempotencyKey?: string;
    /** Its mails go with an account that is erased. */
    accountId?: string;
    /** Canonical address. */
    to: string;
    locale: Locale;
    kind: K;
    values: MailValues[K];
  };
}[MailKind];
