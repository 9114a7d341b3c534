// Owns every limit that is not a duration. Numbers and reasons: security requirements 2.1 to 2.4.
import {
  SECOND_FACTOR_LOCK_1_SECONDS,
  SECOND_FACTOR_LOCK_2_SECONDS,
  SECOND_FACTOR_LOCK_3_SECONDS,
  SECOND_FACTOR_LOCK_4_SECONDS,
  SECOND_FACTOR_LOCK_5_SECONDS,
} from "./durations";

/** Failures in a row, of all second factors of an account together, and the lock that follows (RFC 4226 7.3). */
export const SECOND_FACTOR_TIERS: readonly { failures: number; lockSeconds: number }[] = [
  { failures: 5, lockSeconds: SECOND_FACTOR_LOCK_1_SECONDS },
  { failures: 10, lockSeconds: SECOND_FACTOR_LOCK_2_SECONDS },
  { failures: 15, lockSeconds: SECOND_FACTOR_LOCK_3_SECONDS },
  { failures: 20, lockSeconds: SECOND_FACTOR_LOCK_4_SECONDS },
  { failures: 25, lockSeconds: SECOND_FACTOR_LOCK_5_SECONDS },
];
/** Failures in a row that freeze the second factor: 30 guesses are 9e-5 with a window of three steps, below NIST's 100. */
export const SECOND_FACTOR_FREEZE_FAILURES = 30;
/** Wrong second factors in a row after which the owner is told of the right one as well (ASVS 6.3.5: several). */
export const SUCCESS_TOLD_AFTER_FAILURES = 3;
/** A wrong second factor that leaves so many tries before a lock, or fewer, says so. */
export const TRIES_LEFT_TOLD = 2;
/** Wrong second factors that kill one ticket. */
export const TICKET_ATTEMPTS = 5;
/** Tries at one code that was sent (R53). */
export const CHANNEL_CODE_ATTEMPTS = 5;
/** Wrong codes that kill one enrollment (NIST SP 800-63B 4.1.2.2). */
export const ENROLLMENT_ATTEMPTS = 5;
export const ENROLLMENT_STARTS_PER_DAY = 10;
/** Wrong passwords in a row before the back-off begins. */
export const PASSWORD_FREE_ATTEMPTS = 5;

/** Wrong passwords in a row after which only a mailed reset opens the account again (NIST SP 800-63B 3.2.2). */
export const PASSWORD_CAP_FAILURES = 100;
/** Live sessions of one account; the one used longest ago goes first (R65). */
export const SESSIONS_PER_ACCOUNT = 10;
/** Tries at the password of a sign-up that waits for its link. */
export const PENDING_SIGN_UP_ATTEMPTS = 5;
/** Mails that anybody can cause, in MAIL_REQUESTS_WINDOW_SECONDS: to one address, and by one client (silent). */
export const MAIL_REQUESTS_TO_ADDRESS = 3;
export const MAIL_REQUESTS_BY_CLIENT = 10;

/** Resets that one administrator begins or approves, and temporary codes they make, each in RESETS_WINDOW_SECONDS; beyond that another one must (2.1). */
export const RESETS_BY_ADMIN = 10;
/** Requests for a reset by one account in RESET_REQUESTS_WINDOW_SECONDS. */
export const RESET_REQUESTS = 3;
/** Lengths of what is written about a reset, in code points. */
export const REASON_MIN = 10;
export const PROSE_MAX = 500;
/** Resets and requests on one page, and sign-ins beside a request. */
export const RESETS_PAGE = 25;
export const SIGN_INS_SHOWN = 5;

/** Slow hashes computed at once, however many cores there are: more than one event loop can answer (R16). */
export const HASHES_AT_ONCE_MOST = 4;
/** Slow hashes that may wait for their turn; beyond that the answer is 503 (ASVS 15.1.3, R16). */
export const HASH_QUEUE_LENGTH = 64;
/** Batches of recovery codes that may wait for theirs: ten slow hashes each. */
export const BATCH_QUEUE_LENGTH = 32;

/** Per client address (IPv4 /32, IPv6 /64): failures of any factor, posts to sign-in and the like, new accounts. */
export const IP_FAILURES = 20;
export const IP_AUTH_POSTS = 60;
export const IP_SIGN_UPS_SHORT = 5;
export const IP_SIGN_UPS_LONG = 20;

export const RECOVERY_CODE_COUNT = 10;
/** From this many left, the account is warned. */
export const RECOVERY_CODES_LOW = 3;
/** Unread notices and entries of the security log on one page. */
export const NOTICES_SHOWN = 20;
export const ACTIVITY_PAGE = 25;
/** People on one page of the list, and how many a search within a filter looks through for it. */
export const PEOPLE_PAGE = 50;
export const PEOPLE_LOOKED_THROUGH = 200;
/** People of a filter without a kept total are counted this far; beyond it the list says "more than". */
export const PEOPLE_COUNTED = 200;
/** People whom one press reminds to add a second factor, and how many of them one transaction. */
export const REMINDERS_AT_ONCE = 500;
export const REMINDERS_PER_TRANSACTION = 50;
/** Open sessions are counted no further before all of them end. */
export const SESSIONS_COUNTED = 10_000;
export const INVITATIONS_SHOWN = 20;
/** People that an export reads at once. */
export const PEOPLE_EXPORT_PAGE = 500;
/** Longest note about a person in code points, and notes on one page. */
export const NOTE_LENGTH = 1000;
export const NOTES_PAGE = 20;
/** Notes, and entries of the security log, on a person's own page. */
export const NOTES_SHOWN_FIRST = 5;
export const RECENT_ACTIVITY = 8;
/** Entries of the whole log on one page of administrators, and read at once for a file. */
export const AUDIT_PAGE = 50;
export const AUDIT_EXPORT_PAGE = 500;
/** How many steps to either side a wrong code is looked for, for the diagnosis alone: nothing there is accepted. */
export const DIAGNOSIS_PROBE_STEPS = 10;
/**
 * How many steps beside the server's clock a window may be moved to: half an hour. Two codes in a row are a guess of
 * one in 8e9 there, so the bound is no matter of guessing. It is what a clock set by hand is off by; an hour and more
 * is a wrong time zone, which is to be set right on the phone (RFC 6238 section 6, RFC 4226 7.4: a bound).
 */
export const RESYNCHRONISE_STEPS = 60;

/** Least password length in code points, with a second factor required and without (ASVS 6.2.1, NIST 3.1.1.2). */
export const PASSWORD_MIN_WITH_SECOND_FACTOR = 8;
export const PASSWORD_MIN_ALONE = 15;
/** Longest password in code points; longer ones are refused, never cut (ASVS 6.2.9). */
export const PASSWORD_MAX = 128;

/** Largest request body in bytes, and of the pages on which strangers prove who they are (R16). */
export const BODY_LIMIT_BYTES = 64 * 1024;
export const SIGN_IN_BODY_BYTES = 16 * 1024;
/** Largest report of a violated content security policy, and how many of them reach the log in a minute (R91). */
export const CSP_REPORT_BYTES = 16 * 1024;
export const CSP_REPORTS_PER_MINUTE = 20;
/** Largest request header in bytes, all fields together. */
export const HEADER_LIMIT_BYTES = 16 * 1024;
/** Of a User-Agent no more than this is read: patterns that look for a name in one take time by the square of its length. */
export const USER_AGENT_LENGTH = 512;

/** A file of people to import: its size, its rows, and the longest row in characters. */
export const IMPORT_FILE_BYTES = 100 * 1024 * 1024;
export const IMPORT_ROWS = 200_000;
export const IMPORT_ROW_CHARACTERS = 64 * 1024;
/** Body of an upload: the file and the form around it. */
export const UPLOAD_LIMIT_BYTES = IMPORT_FILE_BYTES + BODY_LIMIT_BYTES;
/** People that are invited in one transaction, and rows that are staged in one. */
export const IMPORT_BATCH = 200;
export const IMPORT_STAGING_BATCH = 500;
/** Bad rows on one page of a preview. */
export const IMPORT_ROWS_SHOWN = 25;
/** Imports that are listed on the page of a new one. */
export const IMPORTS_SHOWN = 10;
/** A list of secrets to import, and its rows: it is read whole. */
export const SECRET_IMPORT_BYTES = 1024 * 1024;
export const SECRET_IMPORT_ROWS = 2000;

/** Requests to the TOTP API on one UTC day: of a client without a key, and of an account whatever the number of its keys (R106). */
export const API_ANONYMOUS_PER_DAY = 200;
export const API_ACCOUNT_PER_DAY = 1000;
/** Requests to the TOTP API in one second, and as many at once. */
export const API_PER_SECOND = 20;
export const API_BODY_BYTES = 16 * 1024;
/** Keys of one account, and the length of their names in code points. */
export const API_KEYS_PER_ACCOUNT = 10;
export const API_KEY_NAME_LENGTH = 60;

/** Codes that are sent to one account and to one destination, an hour and a day (R54, 2.1). */
export const SENDS_SHORT = 5;
export const SENDS_LONG = 10;
/** The same for one client address: several people behind one address, and still no use to who pumps (R54). */
export const SENDS_BY_CLIENT_SHORT = 20;
export const SENDS_BY_CLIENT_LONG = 50;
/** Where several countries are allowed, one of them gets at most this share of the installation's messages a day (R54). */
export const SENDS_COUNTRY_SHARE = 0.5;

/** Channels that an account may begin to add in a day, and codes that are tried for one of them, however many are sent. */
export const CHANNEL_STARTS_PER_DAY = 10;
export const CHANNEL_CONFIRMATION_ATTEMPTS = 5;
/** A way is switched off where less than this share of its newest codes came back, of so many at least and at most. */
export const VERIFIED_SHARE_LEAST = 0.3;
export const VERIFIED_SHARE_OF_LEAST = 20;
export const VERIFIED_SHARE_OF_MOST = 100;
/** How many sends of one way are looked through for it, the newest first. */
export const SENDS_LOOKED_THROUGH = 2000;

/** Webhooks of an installation, and deliveries that the page of one shows. */
export const WEBHOOKS_MOST = 20;
export const WEBHOOK_DELIVERIES_SHOWN = 25;
/** All that asking the attempt hook may take of a sign-in, looking its name up included. */
export const ATTEMPT_HOOK_TIMEOUT_MS = 500;
/** Passkeys of one account. */
export const PASSKEYS_PER_ACCOUNT = 20;
/** Challenges that one client address may ask for a minute without having shown anything: each page of signing in asks for one. */
export const IP_PASSKEY_QUESTIONS = 120;
/** Longest answer of an authenticator in characters: the form must stay within BODY_LIMIT_BYTES. */
export const PASSKEY_ANSWER_LENGTH = 16 * 1024;
/** Entries of one queue that its figure counts; what is more reads as this many. */
export const MAX_COUNTED_IN_QUEUE = 10_000;
