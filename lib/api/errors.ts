// Owns the list of everything that the TOTP API can refuse, and the status of each.

/** Codes and names are the specification's; 4050, 4080, 4130 and 4150 follow its pattern where it has none. */
export const API_STATUSES = {
  VALIDATION_ERROR: { code: 4000, httpStatus: 400 },
  UNAUTHORIZED: { code: 4010, httpStatus: 401 },
  RATE_LIMITED: { code: 4029, httpStatus: 429 },
  QUOTA_EXCEEDED: { code: 4030, httpStatus: 429 },
  METHOD_NOT_ALLOWED: { code: 4050, httpStatus: 405 },
  REQUEST_TIMEOUT: { code: 4080, httpStatus: 408 },
  PAYLOAD_TOO_LARGE: { code: 4130, httpStatus: 413 },
  UNSUPPORTED_MEDIA_TYPE: { code: 4150, httpStatus: 415 },
  INTERNAL_ERROR: { code: 5000, httpStatus: 500 },
} as const;

export type ApiStatus = keyof typeof API_STATUSES;

/** What can be wrong with a request. Each has a sentence that names the field, in every language. */
export const API_PROBLEMS = {
  "body-not-json": "VALIDATION_ERROR",
  "body-not-object": "VALIDATION_ERROR",
  "field-unknown": "VALIDATION_ERROR",
  "query-present": "VALIDATION_ERROR",
  "secret-missing": "VALIDATION_ERROR",
  "secret-malformed": "VALIDATION_ERROR",
  "secret-too-long": "VALIDATION_ERROR",
  "action-unknown": "VALIDATION_ERROR",
  "code-missing": "VALIDATION_ERROR",
  "code-malformed": "VALIDATION_ERROR",
  "period-out-of-range": "VALIDATION_ERROR",
  "digits-out-of-range": "VALIDATION_ERROR",
  "algorithm-unknown": "VALIDATION_ERROR",
  "timestamp-malformed": "VALIDATION_ERROR",
  "timestamp-needs-test-key": "VALIDATION_ERROR",
  "key-refused": "UNAUTHORIZED",
  "rate-limited": "RATE_LIMITED",
  "quota-exceeded": "QUOTA_EXCEEDED",
  "method-not-allowed": "METHOD_NOT_ALLOWED",
  "body-too-late": "REQUEST_TIMEOUT",
  "body-too-large": "PAYLOAD_TOO_LARGE",
  "type-not-json": "UNSUPPORTED_MEDIA_TYPE",
  "internal-error": "INTERNAL_ERROR",
} as const satisfies Record<string, ApiStatus>;

export type ApiProblem = keyof typeof API_PROBLEMS;
