// Owns the log: JSON lines on standard output, with secrets redacted. Nothing else writes to the console.
import pino, { type Logger } from "pino";
import { settings } from "./env";
import { currentRequestId } from "./request-context";
import { shared } from "./shared";

/** Field names whose values never reach a log line, at the top and down to three levels (ASVS 16.2.5). */
const SECRET_FIELDS = [
  "password",
  "newPassword",
  "currentPassword",
  "code",
  "codes",
  "secret",
  "token",
  "ticket",
  "grant",
  "key",
  "keys",
  "apiKey",
  "pepper",
  "cookie",
  "cookies",
  "authorization",
  '["set-cookie"]',
  '["x-api-key"]',
  "authSecret",
  "uri",
];

function redactedPaths(): string[] {
  const below = (field: string) => (field.startsWith("[") ? field : `.${field}`);
  return SECRET_FIELDS.flatMap((field) => [
    field,
    `*${below(field)}`,
    `*.*${below(field)}`,
    `*.*.*${below(field)}`,
  ]);
}

interface LoggedError {
  type: string;
  /** Not named `code`: that field is redacted everywhere. */
  errorCode?: string;
  /** Next's name for an error, shown on the error page. */
  digest?: string;
  message: string;
  stack: string;
}

/**
 * What of an error is logged. Prisma's messages quote the arguments of the call, values included, so of its
 * errors only name, code and stack frames stay.
 */
export function describeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an Error", stack: "" };
  const errorCode = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const digest = "digest" in error && typeof error.digest === "string" ? error.digest : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const message = error.name.startsWith("PrismaClient") ? "(withheld)" : error.message;
  return {
    type: error.name,
    ...(errorCode && { errorCode }),
    ...(digest && { digest }),
    message,
    stack: frames.join("\n"),
  };
}

/** A logger that writes to `destination` (standard output when left out) from `level` on. */
export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const requestId = currentRequestId();
      return requestId ? { requestId } : {};
    },
    redact: { paths: redactedPaths(), censor: "[redacted]" },
    serializers: { err: describeError, error: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The process's logger. JSON escapes CR, LF and control characters, so no value can forge a line (ASVS 16.4.1). */
export function logger(): Logger {
  return shared("logger", () => createLogger(settings().logLevel));
}
