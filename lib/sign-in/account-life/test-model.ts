// Owns the plain model of an account and of the installation around it: what must be true of them, without a database.
import type { Factor } from "@/lib/sign-in/factor";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import type { Phone } from "@/lib/two-factor/test-phone";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Failures in a row. What is locked refuses right ones too; Infinity is frozen. */
export interface Tries {
  failures: number;
  lockedUntil: number;
  triedAt: number;
}

/** Something that its holder presents, until it ends. */
export interface Token {
  token: string;
  endsAt: number;
}

export interface Session extends Token {
  id: string;
  factor: Factor;
  begunAt: number;
  usedAt: number;
}

export interface Grant extends Token {
  sessionId: string;
  purpose: StepUpPurpose;
}

export interface Authenticator {
  id: string;
  phone: Phone;
  lastUsedStep: number;
}

export interface Enrollment {
  id: string;
  sessionId: string;
  phone: Phone;
  tries: number;
  endsAt: number;
  /** Why the last code was refused. */
  refusal: string | null;
}

/** A reset that is under way. */
export interface Reset {
  id: string;
  begunAt: number;
  delay: number;
  /** Null while it waits for a second administrator. */
  dueAt: number | null;
  /** Places of the administrators who said yes. */
  yeses: number[];
}

/** What somebody offers as a second factor. */
export interface Proof {
  kind: "authenticator" | "recovery-code";
  code: string;
}

/** Somebody's account. All times are in milliseconds. */
export interface Person {
  name: string;
  accountId: string;
  email: string;
  role: "member" | "admin";
  /** When the role was taken away last. */
  adminUntil: number;
  password: string;
  oldPasswords: string[];
  passwordTries: Tries;
  factorTries: Tries;
  authenticators: Authenticator[];
  enrollment: Enrollment | null;
  enrollmentStarts: number[];
  /** Those that may still count; null where there never was a set, or the set was taken away. */
  codes: string[] | null;
  /** Codes that counted, or whose set was replaced. */
  deadCodes: string[];
  temporaryCode: { code: string; endsAt: number } | null;
  tickets: (Token & { tries: number })[];
  sessions: Session[];
  grants: Grant[];
  devices: Token[];
  /** Trust that has ended, and must not come back. */
  deadDevices: Token[];
  /** Administrators took the second factor away, and there is no new one yet. */
  isReset: boolean;
  reset: Reset | null;
  resetPasswordLink: Token | null;
  reEnrollLink: Token | null;
  /** Links for a new password that were mailed. */
  resetMails: number;
  /** The proof that counted last. */
  counted: Proof | null;
}

/** What administrators decided for everybody. */
export interface Rules {
  members: "required" | "optional";
  trustedDevices: boolean;
  resetsNeedTwoAdmins: boolean;
  revision: number;
}

export const noTries = (): Tries => ({ failures: 0, lockedUntil: 0, triedAt: 0 });

/** A member with one authenticator that nobody has used, and a few recovery codes. */
export function newPerson(own: Pick<Person, "name" | "accountId" | "email" | "password">): Person {
  return {
    ...own,
    role: "member",
    adminUntil: -Infinity,
    oldPasswords: [],
    passwordTries: noTries(),
    factorTries: noTries(),
    authenticators: [],
    enrollment: null,
    enrollmentStarts: [],
    codes: null,
    deadCodes: [],
    temporaryCode: null,
    tickets: [],
    sessions: [],
    grants: [],
    devices: [],
    deadDevices: [],
    isReset: false,
    reset: null,
    resetPasswordLink: null,
    reEnrollLink: null,
    resetMails: 0,
    counted: null,
  };
}
