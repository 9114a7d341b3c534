// Proves that every lifetime and limit is the number of the security requirements, to the second (R1).
import { expect, it } from "vitest";
import * as durations from "@/lib/platform/durations";
import * as limits from "@/lib/platform/limits";

it("gives credentials the lifetimes of security requirements 2.5", () => {
  expect(durations).toMatchObject({
    TICKET_SECONDS: 300,
    SIGN_IN_GRANT_SECONDS: 60,
    STEP_UP_GRANT_SECONDS: 300,
    ENROLLMENT_SECONDS: 600,
    RECOVERY_CODES_SHOWN_SECONDS: 600,
    SESSION_IDLE_SECONDS: 3600,
    SESSION_ABSOLUTE_SECONDS: 86_400,
    SESSION_TOUCH_SECONDS: 60,
    ADMIN_SESSION_IDLE_SECONDS: 900,
    ADMIN_SESSION_ABSOLUTE_SECONDS: 43_200,
    TRUSTED_DEVICE_SECONDS: 2_592_000,
    EMAIL_CONFIRMATION_SECONDS: 86_400,
    EMAIL_UNDO_SECONDS: 259_200,
    PASSWORD_RESET_SECONDS: 1800,
    NOT_ME_SECONDS: 259_200,
    INVITATION_SECONDS: 86_400,
    EXPORT_INTERVAL_SECONDS: 3600,
    AUDIT_RETENTION_SECONDS: 15_552_000,
  });
  // A fresh session stands in for a step-up grant, so it must not outlive one.
  expect(durations.FRESH_SESSION_SECONDS).toBeLessThanOrEqual(durations.STEP_UP_GRANT_SECONDS);
});

it("throttles for as long as security requirements 2.1 have it", () => {
  expect(durations).toMatchObject({
    PASSWORD_BACKOFF_FIRST_SECONDS: 30,
    PASSWORD_BACKOFF_LONGEST_SECONDS: 3600,
    SECOND_FACTOR_LOCK_1_SECONDS: 900,
    SECOND_FACTOR_LOCK_2_SECONDS: 1800,
    SECOND_FACTOR_LOCK_3_SECONDS: 3600,
    SECOND_FACTOR_LOCK_4_SECONDS: 14_400,
    SECOND_FACTOR_LOCK_5_SECONDS: 86_400,
    ENROLLMENT_STARTS_WINDOW_SECONDS: 86_400,
    IP_FAILURES_WINDOW_SECONDS: 900,
    IP_AUTH_POSTS_WINDOW_SECONDS: 60,
    IP_SIGN_UPS_SHORT_WINDOW_SECONDS: 3600,
    IP_SIGN_UPS_LONG_WINDOW_SECONDS: 86_400,
    MAIL_REQUESTS_WINDOW_SECONDS: 3600,
  });
  // A counter that is forgotten while its lock runs would end the lock.
  expect(durations.PASSWORD_COUNTER_REST_SECONDS).toBeGreaterThan(durations.PASSWORD_BACKOFF_LONGEST_SECONDS);
});

it("counts as security requirements 2.1 to 2.4 have it", () => {
  expect(limits).toMatchObject({
    TICKET_ATTEMPTS: 5,
    ENROLLMENT_ATTEMPTS: 5,
    ENROLLMENT_STARTS_PER_DAY: 10,
    PASSWORD_FREE_ATTEMPTS: 5,
    SECOND_FACTOR_FREEZE_FAILURES: 30,
    HASH_QUEUE_LENGTH: 64,
    IP_FAILURES: 20,
    IP_AUTH_POSTS: 60,
    IP_SIGN_UPS_SHORT: 5,
    IP_SIGN_UPS_LONG: 20,
    PASSWORD_CAP_FAILURES: 100,
    SESSIONS_PER_ACCOUNT: 10,
    PENDING_SIGN_UP_ATTEMPTS: 5,
    MAIL_REQUESTS_TO_ADDRESS: 3,
    MAIL_REQUESTS_BY_CLIENT: 10,
    RECOVERY_CODE_COUNT: 10,
    RECOVERY_CODES_LOW: 3,
    DIAGNOSIS_PROBE_STEPS: 10,
    PASSWORD_MIN_WITH_SECOND_FACTOR: 8,
    PASSWORD_MIN_ALONE: 15,
    PASSWORD_MAX: 128,
  });
});
