// Owns every duration, in seconds. Each can be overridden by the environment variable of its own name.
import { seconds, waitSeconds } from "./env";

const HOUR = 3600;
const DAY = 24 * HOUR;

// Security-requirements 2.5: what each credential lives.
/** Sign-in ticket: below the 10 minutes that NIST SP 800-63B and ASVS allow. */
export const TICKET_SECONDS = seconds("TICKET_SECONDS", 300);
/** Sign-in grant: redeemed by the very next request. */
export const SIGN_IN_GRANT_SECONDS = seconds("SIGN_IN_GRANT_SECONDS", 60);
/** Step-up grant (R68). */
export const STEP_UP_GRANT_SECONDS = seconds("STEP_UP_GRANT_SECONDS", 300);
/** Enrollment secret: NIST SP 800-63B 4.1.2.2, binding code (R38). */
export const ENROLLMENT_SECONDS = seconds("ENROLLMENT_SECONDS", 600);
/** Recovery codes stay sealed and readable at most this long while "I have saved these codes" is not ticked. */
export const RECOVERY_CODES_SHOWN_SECONDS = seconds("RECOVERY_CODES_SHOWN_SECONDS", 600);
/** Code of an administrator that stands in for the second factor once: time to read it out on the telephone. */
export const TEMPORARY_CODE_SECONDS = seconds("TEMPORARY_CODE_SECONDS", 600);
/** What a passkey has to sign (R122). */
export const PASSKEY_CHALLENGE_SECONDS = seconds("PASSKEY_CHALLENGE_SECONDS", 300);
/** Session, idle and absolute: NIST SP 800-63B 2.2.3 (AAL2), R61. */
export const SESSION_IDLE_SECONDS = seconds("SESSION_IDLE_SECONDS", HOUR);
export const SESSION_ABSOLUTE_SECONDS = seconds("SESSION_ABSOLUTE_SECONDS", DAY);
/** The same for administrators: NIST SP 800-63B 2.3.3 (AAL3), R61. */
export const ADMIN_SESSION_IDLE_SECONDS = seconds("ADMIN_SESSION_IDLE_SECONDS", 900);
export const ADMIN_SESSION_ABSOLUTE_SECONDS = seconds("ADMIN_SESSION_ABSOLUTE_SECONDS", 12 * HOUR);
/** A trusted device leaves the second factor out this long (R67). */
export const TRUSTED_DEVICE_SECONDS = seconds("TRUSTED_DEVICE_SECONDS", 30 * DAY);
/** Links: one that confirms an address, that of a sign-up included; one that takes a change back (R71); a new password (R70). */
export const EMAIL_CONFIRMATION_SECONDS = seconds("EMAIL_CONFIRMATION_SECONDS", DAY);
export const EMAIL_UNDO_SECONDS = seconds("EMAIL_UNDO_SECONDS", 3 * DAY);
export const PASSWORD_RESET_SECONDS = seconds("PASSWORD_RESET_SECONDS", 1800);
/** Link of a notice that says "this was not me". */
export const NOT_ME_SECONDS = seconds("NOT_ME_SECONDS", 3 * DAY);
/** Invitation (ASVS 6.4.1). */
export const INVITATION_SECONDS = seconds("INVITATION_SECONDS", DAY);
/** Link that lets somebody enroll anew after a reset, together with the password (R74, ASVS 6.4.1). */
export const RE_ENROLLMENT_SECONDS = seconds("RE_ENROLLMENT_SECONDS", DAY);
/** A mailbox that gave the account a new password or address within this time gets no such link: it goes by hand. */
export const MAILBOX_DOUBT_SECONDS = seconds("MAILBOX_DOUBT_SECONDS", 7 * DAY);
/** How long a person may call a delayed reset off. */
export const RESET_DELAY_SHORT_SECONDS = seconds("RESET_DELAY_SHORT_SECONDS", DAY);
export const RESET_DELAY_MEDIUM_SECONDS = seconds("RESET_DELAY_MEDIUM_SECONDS", 3 * DAY);
export const RESET_DELAY_LONG_SECONDS = seconds("RESET_DELAY_LONG_SECONDS", 7 * DAY);
/** A reset that no second administrator approves within this time is over. */
export const RESET_APPROVAL_SECONDS = seconds("RESET_APPROVAL_SECONDS", 7 * DAY);
/** How long somebody who was demoted is still reset and helped as an administrator is (R75). */
export const FOUR_EYES_AFTER_DEMOTION_SECONDS = seconds("FOUR_EYES_AFTER_DEMOTION_SECONDS", 7 * DAY);
/**
 * How long before a reset began somebody must have become an administrator to be one of two: the others hear of it
 * (R75).
 */
export const FOUR_EYES_NEW_ADMIN_SECONDS = seconds("FOUR_EYES_NEW_ADMIN_SECONDS", DAY);
/** A session's last use is written at most this often. */
export const SESSION_TOUCH_SECONDS = seconds("SESSION_TOUCH_SECONDS", 60);
/** How long after it was added an authenticator is asked for a code once more: by then a phone was put away, or sold. */
export const CHECK_UP_SECONDS = seconds("CHECK_UP_SECONDS", 28 * DAY);
/** Somebody is asked to test a recovery code after this long: paper gets lost in silence. */
export const RECOVERY_TEST_SECONDS = seconds("RECOVERY_TEST_SECONDS", 365 * DAY);
/** How long after signing in a session counts as fresh. */
export const FRESH_SESSION_SECONDS = seconds("FRESH_SESSION_SECONDS", 300);
/** A browser that signed in before keeps its own password budget (R81). */
export const KNOWN_BROWSER_SECONDS = seconds("KNOWN_BROWSER_SECONDS", 180 * DAY);
/** A page says so long that what led to it is done: long enough for the redirect of a slow line. */
export const DONE_WORD_SECONDS = seconds("DONE_WORD_SECONDS", 10);
/** The chosen language is remembered. */
export const LANGUAGE_SECONDS = seconds("LANGUAGE_SECONDS", 365 * DAY);

// Security-requirements 2.1: throttles.
/** Password back-off: first wait after the free attempts, doubling to the longest. A delay, never a lock-out (R81). */
export const PASSWORD_BACKOFF_FIRST_SECONDS = seconds("PASSWORD_BACKOFF_FIRST_SECONDS", 30);
export const PASSWORD_BACKOFF_LONGEST_SECONDS = seconds("PASSWORD_BACKOFF_LONGEST_SECONDS", HOUR);
/** A password counter that nobody touched for this long is forgotten: whoever rests before the cap rests a month. */
export const PASSWORD_COUNTER_REST_SECONDS = seconds("PASSWORD_COUNTER_REST_SECONDS", 30 * DAY);
/** Second-factor locks after each further five failures in a row: RFC 4226 7.3, NIST SP 800-63B 3.2.2. */
export const SECOND_FACTOR_LOCK_1_SECONDS = seconds("SECOND_FACTOR_LOCK_1_SECONDS", 900);
export const SECOND_FACTOR_LOCK_2_SECONDS = seconds("SECOND_FACTOR_LOCK_2_SECONDS", 1800);
export const SECOND_FACTOR_LOCK_3_SECONDS = seconds("SECOND_FACTOR_LOCK_3_SECONDS", HOUR);
export const SECOND_FACTOR_LOCK_4_SECONDS = seconds("SECOND_FACTOR_LOCK_4_SECONDS", 4 * HOUR);
export const SECOND_FACTOR_LOCK_5_SECONDS = seconds("SECOND_FACTOR_LOCK_5_SECONDS", DAY);
/** Wrong second factors that go on are told to the owner again after this long (R85). */
export const WRONG_FACTOR_TOLD_AGAIN_SECONDS = seconds("WRONG_FACTOR_TOLD_AGAIN_SECONDS", DAY);
/** Window of ENROLLMENT_STARTS_PER_DAY. */
export const ENROLLMENT_STARTS_WINDOW_SECONDS = seconds("ENROLLMENT_STARTS_WINDOW_SECONDS", DAY);
/** Windows of the limits per client address. */
export const IP_FAILURES_WINDOW_SECONDS = seconds("IP_FAILURES_WINDOW_SECONDS", 900);
export const IP_AUTH_POSTS_WINDOW_SECONDS = seconds("IP_AUTH_POSTS_WINDOW_SECONDS", 60);
export const IP_SIGN_UPS_SHORT_WINDOW_SECONDS = seconds("IP_SIGN_UPS_SHORT_WINDOW_SECONDS", HOUR);
export const IP_SIGN_UPS_LONG_WINDOW_SECONDS = seconds("IP_SIGN_UPS_LONG_WINDOW_SECONDS", DAY);
/** Window of IP_PASSKEY_QUESTIONS. */
export const IP_PASSKEY_QUESTIONS_WINDOW_SECONDS = seconds("IP_PASSKEY_QUESTIONS_WINDOW_SECONDS", 60);
/** Windows of the mails that anybody can cause: to one address, and by one client. */
export const MAIL_REQUESTS_WINDOW_SECONDS = seconds("MAIL_REQUESTS_WINDOW_SECONDS", HOUR);
/** Somebody is asked by mail to add a second factor at most once in this time. */
export const ENROLL_REMINDER_SECONDS = seconds("ENROLL_REMINDER_SECONDS", DAY);
/** Windows of RESETS_BY_ADMIN and RESET_REQUESTS. */
export const RESETS_WINDOW_SECONDS = seconds("RESETS_WINDOW_SECONDS", HOUR);
export const RESET_REQUESTS_WINDOW_SECONDS = seconds("RESET_REQUESTS_WINDOW_SECONDS", 7 * DAY);
/** What happened to an account within this time is told to whoever decides on its reset. */
export const RESET_SIGNS_SECONDS = seconds("RESET_SIGNS_SECONDS", 30 * DAY);
/** Everything about oneself is handed out once in this time (R113). */
export const EXPORT_INTERVAL_SECONDS = seconds("EXPORT_INTERVAL_SECONDS", HOUR);
/** Whoever has not signed in for this long counts as inactive in the list of people. */
export const INACTIVE_AFTER_SECONDS = seconds("INACTIVE_AFTER_SECONDS", 90 * DAY);

// Security-requirements 2.5 and R115: how long what is not needed any more is kept.
export const AUDIT_RETENTION_SECONDS = seconds("AUDIT_RETENTION_SECONDS", 180 * DAY);
/** Rows of the security log are sealed this often: it is how far the chain is behind (R89). */
export const AUDIT_SEAL_SECONDS = waitSeconds("AUDIT_SEAL_SECONDS", 1);
/** A row that waits longer for its seal shows in health and in the log. */
export const AUDIT_SEAL_LATE_SECONDS = seconds("AUDIT_SEAL_LATE_SECONDS", 60);
/** The head of the chain is logged this often, for whoever keeps the log elsewhere. */
export const AUDIT_HEAD_LOG_SECONDS = seconds("AUDIT_HEAD_LOG_SECONDS", HOUR);
export const NOTICE_RETENTION_SECONDS = seconds("NOTICE_RETENTION_SECONDS", 180 * DAY);
/** Resets, and requests for one, after they ended. */
export const RESET_RETENTION_SECONDS = seconds("RESET_RETENTION_SECONDS", 180 * DAY);
/** That a message was sent, without its content; a cause is not told twice within it. */
export const MAIL_RETENTION_SECONDS = seconds("MAIL_RETENTION_SECONDS", 30 * DAY);
/** A file of people that was read, and what is left of its rows. */
export const IMPORT_RETENTION_SECONDS = seconds("IMPORT_RETENTION_SECONDS", 7 * DAY);

/** How often an API key was used on each day (R115). */
export const API_USE_RETENTION_SECONDS = seconds("API_USE_RETENTION_SECONDS", 35 * DAY);

/** After an erasure the database file is rewritten, at most this often (R114). */
export const DISK_REWRITE_INTERVAL_SECONDS = seconds("DISK_REWRITE_INTERVAL_SECONDS", HOUR);

/** First wait after a failed attempt to send; it doubles up to the longest. */
export const MAIL_RETRY_FIRST_SECONDS = seconds("MAIL_RETRY_FIRST_SECONDS", 5);
export const MAIL_RETRY_LONGEST_SECONDS = seconds("MAIL_RETRY_LONGEST_SECONDS", HOUR);
/** A message that could not be sent for this long is given up (RFC 5321 4.5.4.1: four to five days). */
export const MAIL_GIVE_UP_SECONDS = seconds("MAIL_GIVE_UP_SECONDS", 4 * DAY);
/** The queue is looked at this often for what another process put into it. */
export const MAIL_LOOK_SECONDS = waitSeconds("MAIL_LOOK_SECONDS", 30);
/** The mail server must have taken a message by then. */
export const MAIL_SEND_TIMEOUT_SECONDS = waitSeconds("MAIL_SEND_TIMEOUT_SECONDS", 20);

// Codes that are sent (security-requirements 2.1 and 2.5).
/** A code of a text message or a call (R52). */
export const PHONE_CODE_SECONDS = seconds("PHONE_CODE_SECONDS", 300);
/** A code by e-mail (R52). */
export const EMAIL_CODE_SECONDS = seconds("EMAIL_CODE_SECONDS", 600);
/** Wait before a second code for the same sign-in or act, and before every further one (R54). */
export const SEND_AGAIN_FIRST_SECONDS = seconds("SEND_AGAIN_FIRST_SECONDS", 30);
export const SEND_AGAIN_SECONDS = seconds("SEND_AGAIN_SECONDS", 60);
/** How long an accepted code of a provider's app is known again: longer than any of them is good for (R28). */
export const APP_CODE_SPENT_SECONDS = seconds("APP_CODE_SPENT_SECONDS", 600);
/** Windows of the limits of sends. */
export const SENDS_SHORT_WINDOW_SECONDS = seconds("SENDS_SHORT_WINDOW_SECONDS", HOUR);
export const SENDS_LONG_WINDOW_SECONDS = seconds("SENDS_LONG_WINDOW_SECONDS", DAY);
/** A channel must be confirmed by then; one that an administrator registered has longer. */
export const CHANNEL_CONFIRMATION_SECONDS = seconds("CHANNEL_CONFIRMATION_SECONDS", 600);
export const CHANNEL_REGISTRATION_SECONDS = seconds("CHANNEL_REGISTRATION_SECONDS", 30 * DAY);
/** A send counts for the verified share once its code can no longer come back, and for as long as it says how things are now. */
export const VERIFIED_SHARE_FROM_SECONDS = seconds("VERIFIED_SHARE_FROM_SECONDS", 600);
export const VERIFIED_SHARE_UNTIL_SECONDS = seconds("VERIFIED_SHARE_UNTIL_SECONDS", DAY);
/** That a code was sent: what limits and the board count. */
export const CHANNEL_SEND_RETENTION_SECONDS = seconds("CHANNEL_SEND_RETENTION_SECONDS", 30 * DAY);
/** A registration that ended is removed at its provider until that succeeds, and no longer than this. */
export const PROVIDER_REMOVAL_SECONDS = seconds("PROVIDER_REMOVAL_SECONDS", 7 * DAY);
/** A provider must answer by then. */
export const PROVIDER_TIMEOUT_SECONDS = waitSeconds("PROVIDER_TIMEOUT_SECONDS", 10);
/** A provider that failed again and again is left alone this long before one call tries it. */
export const PROVIDER_BREAK_SECONDS = seconds("PROVIDER_BREAK_SECONDS", 30);

// Webhooks, and what is asked before a second factor at sign-in.
/** First wait after a failed delivery; it doubles up to the longest, and jitter is added. */
export const WEBHOOK_RETRY_FIRST_SECONDS = seconds("WEBHOOK_RETRY_FIRST_SECONDS", 5);
export const WEBHOOK_RETRY_LONGEST_SECONDS = seconds("WEBHOOK_RETRY_LONGEST_SECONDS", 6 * HOUR);
/** What could not be delivered for this long is given up. */
export const WEBHOOK_GIVE_UP_SECONDS = seconds("WEBHOOK_GIVE_UP_SECONDS", 3 * DAY);
/** A receiver that cannot be reached is left alone this long with everything else that waits for it. */
export const WEBHOOK_REST_SECONDS = seconds("WEBHOOK_REST_SECONDS", 30);
/** The queue is looked at this often for what another process put into it. */
export const WEBHOOK_LOOK_SECONDS = waitSeconds("WEBHOOK_LOOK_SECONDS", 30);
/** A receiver must have answered by then. */
export const WEBHOOK_TIMEOUT_SECONDS = waitSeconds("WEBHOOK_TIMEOUT_SECONDS", 5);
/** What was delivered, or given up, can be sent again for this long. */
export const WEBHOOK_RETENTION_SECONDS = seconds("WEBHOOK_RETENTION_SECONDS", 7 * DAY);
/** A secret that was replaced signs beside the new one for this long. */
export const WEBHOOK_OLD_SECRET_SECONDS = seconds("WEBHOOK_OLD_SECRET_SECONDS", DAY);
/** One that failed again and again is left alone this long before one sign-in tries it. */
export const ATTEMPT_HOOK_BREAK_SECONDS = seconds("ATTEMPT_HOOK_BREAK_SECONDS", 30);

// Imports of people.
/** Imports are looked for this often, for those that another process started or left behind. */
export const IMPORT_LOOK_SECONDS = waitSeconds("IMPORT_LOOK_SECONDS", 10);
/** Reading a file in takes no longer; a job that still says so is one of a process that died. */
export const IMPORT_READING_SECONDS = seconds("IMPORT_READING_SECONDS", HOUR);
/** Secrets that an administrator brought wait this long to be confirmed; like an enrollment, no longer. */
export const SECRET_IMPORT_WAIT_SECONDS = seconds("SECRET_IMPORT_WAIT_SECONDS", 600);

// The server itself.
/** A change of policy that another process saved counts here by then; one of this process counts at once. */
export const POLICY_CACHE_SECONDS = seconds("POLICY_CACHE_SECONDS", 5);
/** How often expired rows are swept away. */
export const SWEEP_INTERVAL_SECONDS = waitSeconds("SWEEP_INTERVAL_SECONDS", 30);
/** What running answers and closers get after SIGTERM before the process is forced to end. */
export const SHUTDOWN_GRACE_SECONDS = waitSeconds("SHUTDOWN_GRACE_SECONDS", 10);
/** Connections without a running answer stay open this long after SIGTERM, for requests that are on their way. */
export const SHUTDOWN_LINGER_SECONDS = waitSeconds("SHUTDOWN_LINGER_SECONDS", 1);
/** What is left of a refused body is read and thrown away for this long, so that its sender sees the answer. */
export const REFUSED_BODY_DRAIN_SECONDS = waitSeconds("REFUSED_BODY_DRAIN_SECONDS", 1);
/** A client must have sent its header by then, and its whole request (ASVS 15.2.2: slow senders hold nothing). */
export const HEADER_TIMEOUT_SECONDS = waitSeconds("HEADER_TIMEOUT_SECONDS", 10);
export const REQUEST_TIMEOUT_SECONDS = waitSeconds("REQUEST_TIMEOUT_SECONDS", 30);
/** Next must have made a form of a post's whole body by then; it takes milliseconds, longer under load, or for ever. */
export const POST_READING_SECONDS = waitSeconds("POST_READING_SECONDS", 30);
/** The same as for a request for an administrator's upload: 100 MB over a slow line. */
export const UPLOAD_TIMEOUT_SECONDS = waitSeconds("UPLOAD_TIMEOUT_SECONDS", 900);
/** A connection on which nothing moves while an answer is made or taken: far longer than the slowest answer takes. */
export const SILENCE_SECONDS = waitSeconds("SILENCE_SECONDS", 120);
/** An idle connection stays open this long; longer than the usual 60 s of a proxy in front, which must close first. */
export const KEEP_ALIVE_SECONDS = waitSeconds("KEEP_ALIVE_SECONDS", 65);
/** HTTP Strict-Transport-Security, one year (ASVS 3.4.1). */
export const HSTS_SECONDS = seconds("HSTS_SECONDS", 365 * DAY);
/** The database must answer the health check within this. */
export const HEALTH_TIMEOUT_SECONDS = waitSeconds("HEALTH_TIMEOUT_SECONDS", 2);
/** Queues are counted for the figures no more often than this, however many ask. */
export const QUEUE_DEPTH_CACHE_SECONDS = seconds("QUEUE_DEPTH_CACHE_SECONDS", 5);
