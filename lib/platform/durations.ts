// Owns every duration, in seconds. Each can be overridden by the environment variable of its own name.
import { seconds } from "./env";

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
/** Session, idle: NIST SP 800-63B 2.2.3 (AAL2), R61. */
export const SESSION_IDLE_SECONDS = seconds("SESSION_IDLE_SECONDS", HOUR);
/** Session, absolute: same clauses. */
export const SESSION_ABSOLUTE_SECONDS = seconds("SESSION_ABSOLUTE_SECONDS", DAY);
/** A session's last use is written at most this often. */
export const SESSION_TOUCH_SECONDS = seconds("SESSION_TOUCH_SECONDS", 60);
/** How long after signing in a session counts as fresh. */
export const FRESH_SESSION_SECONDS = seconds("FRESH_SESSION_SECONDS", 300);
/** A browser that signed in before keeps its own password budget (R81). */
export const KNOWN_BROWSER_SECONDS = seconds("KNOWN_BROWSER_SECONDS", 180 * DAY);
/** The chosen language is remembered. */
export const LANGUAGE_SECONDS = seconds("LANGUAGE_SECONDS", 365 * DAY);

// Security-requirements 2.1: throttles.
/** Password back-off: first wait after the free attempts; it doubles from there. */
export const PASSWORD_BACKOFF_FIRST_SECONDS = seconds("PASSWORD_BACKOFF_FIRST_SECONDS", 30);
/** Password back-off: longest wait. A delay, never a lock-out (R81). */
export const PASSWORD_BACKOFF_LONGEST_SECONDS = seconds("PASSWORD_BACKOFF_LONGEST_SECONDS", HOUR);
/** A password counter that nobody touched for this long is forgotten. */
export const PASSWORD_COUNTER_REST_SECONDS = seconds("PASSWORD_COUNTER_REST_SECONDS", DAY);
/** Second-factor locks after each further five failures in a row: RFC 4226 7.3, NIST SP 800-63B 3.2.2. */
export const SECOND_FACTOR_LOCK_1_SECONDS = seconds("SECOND_FACTOR_LOCK_1_SECONDS", 900);
export const SECOND_FACTOR_LOCK_2_SECONDS = seconds("SECOND_FACTOR_LOCK_2_SECONDS", 1800);
export const SECOND_FACTOR_LOCK_3_SECONDS = seconds("SECOND_FACTOR_LOCK_3_SECONDS", HOUR);
export const SECOND_FACTOR_LOCK_4_SECONDS = seconds("SECOND_FACTOR_LOCK_4_SECONDS", 4 * HOUR);
export const SECOND_FACTOR_LOCK_5_SECONDS = seconds("SECOND_FACTOR_LOCK_5_SECONDS", DAY);
/** Window of ENROLLMENT_STARTS_PER_DAY. */
export const ENROLLMENT_STARTS_WINDOW_SECONDS = seconds("ENROLLMENT_STARTS_WINDOW_SECONDS", DAY);
/** Windows of the limits per client address. */
export const IP_FAILURES_WINDOW_SECONDS = seconds("IP_FAILURES_WINDOW_SECONDS", 900);
export const IP_AUTH_POSTS_WINDOW_SECONDS = seconds("IP_AUTH_POSTS_WINDOW_SECONDS", 60);
export const IP_SIGN_UPS_SHORT_WINDOW_SECONDS = seconds("IP_SIGN_UPS_SHORT_WINDOW_SECONDS", HOUR);
export const IP_SIGN_UPS_LONG_WINDOW_SECONDS = seconds("IP_SIGN_UPS_LONG_WINDOW_SECONDS", DAY);

// The server itself.
/** How often expired rows are swept away. */
export const SWEEP_INTERVAL_SECONDS = seconds("SWEEP_INTERVAL_SECONDS", 30);
/** What running answers and closers get after SIGTERM before the process is forced to end. */
export const SHUTDOWN_GRACE_SECONDS = seconds("SHUTDOWN_GRACE_SECONDS", 10);
/** Connections without a running answer stay open this long after SIGTERM, for requests that are on their way. */
export const SHUTDOWN_LINGER_SECONDS = seconds("SHUTDOWN_LINGER_SECONDS", 1);
/** What is left of a refused body is read and thrown away for this long, so that its sender sees the answer. */
export const REFUSED_BODY_DRAIN_SECONDS = seconds("REFUSED_BODY_DRAIN_SECONDS", 1);
/** A client must have sent its header by then (ASVS 15.2.2: slow senders hold nothing). */
export const HEADER_TIMEOUT_SECONDS = seconds("HEADER_TIMEOUT_SECONDS", 10);
/** A client must have sent its whole request by then. */
export const REQUEST_TIMEOUT_SECONDS = seconds("REQUEST_TIMEOUT_SECONDS", 30);
/** An idle connection stays open this long; longer than the usual 60 s of a proxy in front, which must close first. */
export const KEEP_ALIVE_SECONDS = seconds("KEEP_ALIVE_SECONDS", 65);
/** HTTP Strict-Transport-Security, one year (ASVS 3.4.1). */
export const HSTS_SECONDS = seconds("HSTS_SECONDS", 365 * DAY);
/** The database must answer the health check within this. */
export const HEALTH_TIMEOUT_SECONDS = seconds("HEALTH_TIMEOUT_SECONDS", 2);
