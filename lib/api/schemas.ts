// Owns what the TOTP API takes and gives, as zod schemas. They judge bad requests, and the reference is made of them.
import { z } from "zod";
import {
  ALGORITHMS,
  DEFAULT_TOTP_PARAMETERS,
  MAX_DIGITS,
  MAX_PERIOD_SECONDS,
  MIN_API_SECRET_BYTES,
  MIN_DIGITS,
  MIN_PERIOD_SECONDS,
} from "@/lib/totp/parameters";
import { FEW_DIGITS } from "@/lib/totp/parse-parameters";
import { decodeSecret } from "@/lib/totp/secret";
import type { ApiProblem } from "./errors";

export const API_ACTIONS = ["generate", "verify", "batch"] as const;
export type ApiAction = (typeof API_ACTIONS)[number];
/** The first second of the year 9999: the latest that a test key may ask about. */
export const MAX_TIMESTAMP = 253_370_764_800;

/** Every message of these schemas is a problem; the envelope turns it into a sentence. */
const because = (problem: ApiProblem) => ({ error: problem });

const secret = z
  .string({
    error: ({ input }) => (input === undefined ? "secret-missing" : "secret-malformed") satisfies ApiProblem,
  })
  .superRefine((text, context) => {
    const decoded = decodeSecret(text, { minBytes: MIN_API_SECRET_BYTES });
    if (decoded.ok) return;
    const known = { "secret-empty": "secret-missing", "secret-too-long": "secret-too-long" } as const;
    const message: ApiProblem = known[decoded.error as keyof typeof known] ?? "secret-malformed";
    context.addIssue({ code: "custom", message });
  });

/** A whole number within bounds, as JSON or in decimal digits. */
function wholeNumber(least: number, largest: number, problem: ApiProblem) {
  const number = z.int(because(problem)).min(least, because(problem)).max(largest, because(problem));
  const digits = z.string().regex(FEW_DIGITS, because(problem));
  return z.union([number, digits.transform(Number).pipe(number)], because(problem));
}

export const totpRequest = z
  .strictObject(
    {
      secret: secret.describe(
        "The shared secret in Base32, 1 to 128 bytes. White space, hyphens and case are ignored; padding may be left out.",
      ),
      action: z
        .enum(API_ACTIONS, because("action-unknown"))
        .default("generate")
        .describe("What to do: make the current code, check a code, or make three codes in a row."),
      code: z
        .string(because("code-malformed"))
        .regex(/^[0-9]{4,8}$/, because("code-malformed"))
        .optional()
        .describe("The code to check, as text of as many digits as asked for."),
      period: wholeNumber(MIN_PERIOD_SECONDS, MAX_PERIOD_SECONDS, "period-out-of-range")
        .prefault(DEFAULT_TOTP_PARAMETERS.periodSeconds)
        .describe("Seconds that a code lasts."),
      digits: wholeNumber(MIN_DIGITS, MAX_DIGITS, "digits-out-of-range")
        .prefault(DEFAULT_TOTP_PARAMETERS.digits)
        .describe("How many digits a code has."),
      algorithm: z
        .enum(ALGORITHMS, because("algorithm-unknown"))
        .default(DEFAULT_TOTP_PARAMETERS.algorithm)
        .describe("Hash under the HMAC (RFC 6238)."),
      timestamp: z
        .int(because("timestamp-malformed"))
        .min(0, because("timestamp-malformed"))
        .max(MAX_TIMESTAMP, because("timestamp-malformed"))
        .optional()
        .describe("Unix seconds to answer for instead of now. For test keys only."),
    },
    {
      error: (issue) =>
        (issue.code === "unrecognized_keys" ? "field-unknown" : "body-not-object") satisfies ApiProblem,
    },
  )
  .superRefine(({ action, code, digits }, context) => {
    if (action !== "verify") return;
    if (code === undefined) context.addIssue({ code: "custom", message: "code-missing", path: ["code"] });
    else if (code.length !== digits) {
      context.addIssue({ code: "custom", message: "code-malformed", path: ["code"] });
    }
  });

/** A request that has been checked; the secret is still text. */
export type TotpRequest = z.infer<typeof totpRequest>;

const shared = {
  remaining_seconds: z
    .int()
    .min(1)
    .max(MAX_PERIOD_SECONDS)
    .describe("Whole seconds until the next code, rounded up."),
  period: z
    .int()
    .min(MIN_PERIOD_SECONDS)
    .max(MAX_PERIOD_SECONDS)
    .describe("Seconds that a code lasts, as asked for."),
  digits: z.int().min(MIN_DIGITS).max(MAX_DIGITS).describe("How many digits a code has, as asked for."),
  timestamp: z
    .int()
    .min(0)
    .max(MAX_TIMESTAMP)
    .describe("Unix seconds of the server’s clock, or the timestamp that was asked for."),
  next_refresh: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
    .describe("When the next code begins, in the server’s time zone."),
};

/** Always text: a code may begin with zeros. */
const code = z.string().regex(/^[0-9]{4,8}$/);

export const generatedData = z.object({
  totp_code: code.describe("The current code. It is text, because it may begin with zeros."),
  ...shared,
});
export const verifiedData = z.object({
  is_valid: z
    .boolean()
    .describe("Whether the code belongs to the current step, the one before or the one after."),
  current_code: code.describe("The current code."),
  ...shared,
});
/** One of the codes of a batch. */
export const batchCode = z.object({
  code: code.describe("The code."),
  starts_at: z.int().describe("Unix seconds, the first second of the code."),
  expires_at: z.int().describe("Unix seconds, the first second after it."),
  position: z.enum(["previous", "current", "next"]).describe("Where it stands, seen from now."),
});
export const batchData = z.object({
  codes: z.array(batchCode).describe("The previous code, the current one and the next one, in this order."),
  ...shared,
});

export type TotpData =
  | z.infer<typeof generatedData>
  | z.infer<typeof verifiedData>
  | z.infer<typeof batchData>;
