// Owns how far a policy may go. Session times: NIST SP 800-63B 2.1.3, 2.2.3 and 2.3.3; decision 015 says why.

const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;

export const GRACE_DAYS_MOST = 90;

/**
 * Least and most seconds. Members: a month is what NIST allows at AAL1, where a password alone may open a session.
 * Administrators: AAL3, fifteen minutes and twelve hours; shorter is allowed, longer is not.
 */
export const SESSION_LIMITS = {
  member: { idle: [5 * MINUTE, DAY], absolute: [HOUR, 30 * DAY] },
  admin: { idle: [5 * MINUTE, 15 * MINUTE], absolute: [HOUR, 12 * HOUR] },
} as const;

/** No session lives longer by any policy. */
export const LONGEST_SESSION_SECONDS_OF_POLICY = SESSION_LIMITS.member.absolute[1];
