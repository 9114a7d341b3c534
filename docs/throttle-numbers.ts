// Owns the numbers of every throttle as docs/security.md writes them, made of the code's own constants.
import type * as everyDuration from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import type * as everyLimit from "@/lib/platform/limits";

const count = (number: number) => number.toLocaleString("en-US");

function time(seconds: number): string {
  if (seconds > 86_400 && seconds % 86_400 === 0) return `${seconds / 86_400} days`;
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

const WINDOWS = new Map([
  [60, "a minute"],
  [3600, "an hour"],
  [86_400, "a day"],
  [604_800, "a week"],
]);
const per = (number: number, seconds: number) => `${count(number)} ${WINDOWS.get(seconds) ?? "a new window"}`;
const size = (bytes: number) => (bytes % 2 ** 20 === 0 ? `${bytes / 2 ** 20} MB` : `${bytes / 1024} kB`);
const percent = (share: number) => `${share * 100} %`;

type Numbers = (string | number)[];

/** How the first cell of each row begins, and the numbers of the others in their order. */
export function throttleNumbers(l: typeof everyLimit, d: typeof everyDuration): [string, Numbers][] {
  const [first, second, ...others] = l.SECOND_FACTOR_TIERS;
  const locks = [second, ...others].map((tier) => time(tier?.lockSeconds ?? 0));
  const apart = (second?.failures ?? 0) - (first?.failures ?? 0);
  const backOff = [d.PASSWORD_BACKOFF_FIRST_SECONDS, d.PASSWORD_BACKOFF_LONGEST_SECONDS].map(time);
  const sends = [d.SENDS_SHORT_WINDOW_SECONDS, d.SENDS_LONG_WINDOW_SECONDS] as const;
  const day = d.ENROLLMENT_STARTS_WINDOW_SECONDS;
  return [
    [
      "second factors of an account together",
      [first?.failures ?? 0, time(first?.lockSeconds ?? 0), apart, ...locks],
    ],
    ["the same", [l.SECOND_FACTOR_FREEZE_FAILURES]],
    ["a ticket", [l.TICKET_ATTEMPTS, time(d.TICKET_SECONDS)]],
    [
      "a code that was sent",
      [l.CHANNEL_CODE_ATTEMPTS, time(d.PHONE_CODE_SECONDS), time(d.EMAIL_CODE_SECONDS)],
    ],
    ["the next code to a channel", [time(d.SEND_AGAIN_FIRST_SECONDS), time(d.SEND_AGAIN_SECONDS)]],
    ["an enrollment", [l.ENROLLMENT_ATTEMPTS, time(d.ENROLLMENT_SECONDS)]],
    ["enrollments started", [per(l.ENROLLMENT_STARTS_PER_DAY, day)]],
    [
      "a new channel",
      [
        l.CHANNEL_CONFIRMATION_ATTEMPTS,
        time(d.CHANNEL_CONFIRMATION_SECONDS),
        time(d.CHANNEL_REGISTRATION_SECONDS),
      ],
    ],
    ["channels started", [per(l.CHANNEL_STARTS_PER_DAY, sends[1])]],
    [
      "passwords of a canonical address",
      [l.PASSWORD_FREE_ATTEMPTS, ...backOff, time(d.PASSWORD_COUNTER_REST_SECONDS)],
    ],
    ["the same from a browser", [l.PASSWORD_FREE_ATTEMPTS, time(d.KNOWN_BROWSER_SECONDS)]],
    ["each of these two budgets", [l.PASSWORD_CAP_FAILURES]],
    ["the password of a sign-up", [l.PENDING_SIGN_UP_ATTEMPTS]],
    [
      "mails that strangers can cause",
      [l.MAIL_REQUESTS_TO_ADDRESS, l.MAIL_REQUESTS_BY_CLIENT].map((n) =>
        per(n, d.MAIL_REQUESTS_WINDOW_SECONDS),
      ),
    ],
    ["sessions of an account", [l.SESSIONS_PER_ACCOUNT]],
    ["API keys of an account", [l.API_KEYS_PER_ACCOUNT]],
    ["passkeys of an account", [l.PASSKEYS_PER_ACCOUNT]],
    ["webhooks of an installation", [l.WEBHOOKS_MOST]],
    [
      "requests to the TOTP API",
      [
        `${count(l.API_ANONYMOUS_PER_DAY)} a UTC day`,
        `${count(l.API_ACCOUNT_PER_DAY)} a UTC day`,
        `${l.API_PER_SECOND} a second`,
      ],
    ],
    ["body of a request to the TOTP API", [size(l.API_BODY_BYTES)]],
    ["export of one's data", [per(1, d.EXPORT_INTERVAL_SECONDS)]],
    ["reminders", [1, time(d.ENROLL_REMINDER_SECONDS), l.REMINDERS_AT_ONCE]],
    ["resets that one administrator", [per(l.RESETS_BY_ADMIN, d.RESETS_WINDOW_SECONDS)]],
    ["requests for a reset", [per(l.RESET_REQUESTS, d.RESET_REQUESTS_WINDOW_SECONDS)]],
    ["codes that are sent", [per(l.SENDS_SHORT, sends[0]), per(l.SENDS_LONG, sends[1])]],
    [
      "the same: asked for by one client",
      [per(l.SENDS_BY_CLIENT_SHORT, sends[0]), per(l.SENDS_BY_CLIENT_LONG, sends[1])],
    ],
    [
      `text messages and calls of the installation in ${time(sends[1])}`,
      [settings().providers.smsPerDay, percent(l.SENDS_COUNTRY_SHARE)],
    ],
    [
      "a way of sending",
      [
        l.VERIFIED_SHARE_OF_LEAST,
        l.VERIFIED_SHARE_OF_MOST,
        time(d.VERIFIED_SHARE_UNTIL_SECONDS),
        percent(l.VERIFIED_SHARE_LEAST),
      ],
    ],
    ["reports of the content security policy", [size(l.CSP_REPORT_BYTES), per(l.CSP_REPORTS_PER_MINUTE, 60)]],
    ["posts of one client", [per(l.IP_AUTH_POSTS, d.IP_AUTH_POSTS_WINDOW_SECONDS)]],
    ["questions for a passkey", [per(l.IP_PASSKEY_QUESTIONS, d.IP_PASSKEY_QUESTIONS_WINDOW_SECONDS)]],
    ["failures of one client", [l.IP_FAILURES, time(d.IP_FAILURES_WINDOW_SECONDS)]],
    [
      "new accounts of one client",
      [
        per(l.IP_SIGN_UPS_SHORT, d.IP_SIGN_UPS_SHORT_WINDOW_SECONDS),
        per(l.IP_SIGN_UPS_LONG, d.IP_SIGN_UPS_LONG_WINDOW_SECONDS),
      ],
    ],
    ["slow hashes", [l.HASHES_AT_ONCE_MOST, l.HASH_QUEUE_LENGTH, l.BATCH_QUEUE_LENGTH]],
    ["header of a request", [size(l.HEADER_LIMIT_BYTES), time(d.HEADER_TIMEOUT_SECONDS)]],
    [
      "body of a request",
      [size(l.BODY_LIMIT_BYTES), size(l.SIGN_IN_BODY_BYTES), time(d.REQUEST_TIMEOUT_SECONDS)],
    ],
    [
      "list of secrets",
      [size(l.SECRET_IMPORT_BYTES), count(l.SECRET_IMPORT_ROWS), time(d.SECRET_IMPORT_WAIT_SECONDS)],
    ],
    ["body of an upload", [size(l.IMPORT_FILE_BYTES), count(l.IMPORT_ROWS), time(d.UPLOAD_TIMEOUT_SECONDS)]],
  ];
}
