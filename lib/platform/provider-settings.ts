// Owns the settings of those who deliver codes: which are configured, and how much they may send.
import { z } from "zod";
import { isLoopbackName } from "./loopback";
import { url, wholeNumber } from "./setting-values";

export interface AuthySettings {
  apiKey: string;
  /** Origin of its API. */
  base: URL;
}

export interface TwilioSettings {
  accountSid: string;
  authToken: string;
  /** Of the Verify service. */
  serviceSid: string;
  base: URL;
}

export interface ProviderSettings {
  /** Null: not configured, and then it appears nowhere. */
  authy: AuthySettings | null;
  twilio: TwilioSettings | null;
  /** Who delivers codes by e-mail. */
  emailCodes: "smtp" | "twilio" | "off";
  /** ISO 3166, upper case: where text messages and calls may go. Empty: nowhere. */
  smsAllowedCountries: string[];
  /** Text messages and calls of the whole installation in 24 hours. */
  smsPerDay: number;
  /** What one of them costs, according to the operator; null: they are only counted. */
  smsPrice: number | null;
  /** ISO 4217. */
  smsCurrency: string;
}

const sid = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}[0-9a-f]{32}$`), `must be ${prefix} and 32 hexadecimal digits`);

/** A key as it stands in a header: printable ASCII without spaces. */
const key = z.string().regex(/^[\x21-\x7e]{8,128}$/, "must be a key of 8 to 128 signs without spaces");

/** Plain http only to this machine, for the emulators of tests and development. */
const base = url(["https:", "http:"], true).refine(
  ({ protocol, hostname }) => protocol === "https:" || isLoopbackName(hostname),
  "must be https unless it names this machine",
);

/** Regions of Unicode (CLDR) that have two letters and are no country. */
const NO_COUNTRIES = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

/** Whether a country has this code today: UK, say, is what many write for GB, and no number would ever be allowed by it. */
function isCountry(code: string): boolean {
  const isKnown = new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(code) !== undefined;
  return isKnown && new Intl.Locale(`und-${code}`).region === code && !NO_COUNTRIES.has(code);
}

const countries = z
  .string()
  .regex(/^[A-Z]{2}(,[A-Z]{2})*$/, "must be ISO 3166 codes such as US,DE")
  .transform((list) => [...new Set(list.split(","))])
  .refine((list) => list.every(isCountry), "must be ISO 3166 codes such as US,DE (the United Kingdom is GB)");

const price = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,6})?$/, "must be a price such as 0.0079")
  .transform(Number);

const currency = z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code such as USD");

export const PROVIDER_SHAPE = {
  AUTHY_API_KEY: key.optional(),
  AUTHY_API_BASE: base.default(() => new URL("https://api.authy.com")),
  TWILIO_ACCOUNT_SID: sid("AC").optional(),
  TWILIO_AUTH_TOKEN: key.optional(),
  TWILIO_VERIFY_SERVICE_SID: sid("VA").optional(),
  TWILIO_VERIFY_BASE: base.default(() => new URL("https://verify.twilio.com")),
  EMAIL_CODES: z.enum(["smtp", "twilio", "off"], "must be smtp, twilio or off").default("smtp"),
  SMS_ALLOWED_COUNTRIES: countries.default([]),
  SMS_PER_DAY: wholeNumber(0, 1_000_000).default(500),
  SMS_PRICE: price.optional(),
  SMS_CURRENCY: currency.default("USD"),
};

type ProviderValues = z.output<z.ZodObject<typeof PROVIDER_SHAPE>>;

const TWILIO_NAMES = ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_VERIFY_SERVICE_SID"] as const;

/** The name of a setting without which the others make no sense, or null. */
export function missingProviderSetting(values: ProviderValues): string | null {
  const missing = TWILIO_NAMES.filter((name) => values[name] === undefined);
  const isPartial = missing.length > 0 && missing.length < TWILIO_NAMES.length;
  const isNeeded = values.EMAIL_CODES === "twilio";
  return isPartial || isNeeded ? (missing[0] ?? null) : null;
}

/** The settings of the providers, from values that have been checked. A provider that is not configured is null. */
export function providerSettings(values: ProviderValues): ProviderSettings {
  const { AUTHY_API_KEY: apiKey, TWILIO_ACCOUNT_SID: accountSid } = values;
  const { TWILIO_AUTH_TOKEN: authToken, TWILIO_VERIFY_SERVICE_SID: serviceSid } = values;
  return {
    authy: apiKey ? { apiKey, base: values.AUTHY_API_BASE } : null,
    twilio:
      accountSid && authToken && serviceSid
        ? { accountSid, authToken, serviceSid, base: values.TWILIO_VERIFY_BASE }
        : null,
    emailCodes: values.EMAIL_CODES,
    smsAllowedCountries: values.SMS_ALLOWED_COUNTRIES,
    smsPerDay: values.SMS_PER_DAY,
    smsPrice: values.SMS_PRICE ?? null,
    smsCurrency: values.SMS_CURRENCY,
  };
}
