// Proves that a bad setting of those who deliver codes stops the start with one line that names it, and what good ones become.
import { randomBytes } from "node:crypto";
import { getCountries } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { parseSettings } from "./parse-settings";
import { SettingsError } from "./settings-error";

const key = () => randomBytes(32).toString("base64");
const good = { AUTH_SECRET: key(), ENCRYPTION_KEYS: `k1:${key()}`, PEPPERS: `p1:${key()}` };
const hex = "0123456789abcdef".repeat(2);
const twilio = {
  TWILIO_ACCOUNT_SID: `AC${hex}`,
  TWILIO_AUTH_TOKEN: "auth-token-of-twilio",
  TWILIO_VERIFY_SERVICE_SID: `VA${hex}`,
};

const providersOf = (source: Record<string, string>) => parseSettings({ ...good, ...source }).providers;

function refusal(source: Record<string, string>): string {
  try {
    providersOf(source);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
  return "accepted";
}

it("needs none of them: then nobody delivers codes but our own mail, and nothing goes to a telephone", () => {
  expect(providersOf({})).toEqual({
    authy: null,
    twilio: null,
    emailCodes: "smtp",
    smsAllowedCountries: [],
    smsPerDay: 500,
    smsPrice: null,
    smsCurrency: "USD",
  });
});

it("lets nobody deliver codes by e-mail where it is told so, and asks for no account then", () => {
  expect(providersOf({ EMAIL_CODES: "off" }).emailCodes).toBe("off");
});

it("reads all of them, a country once", () => {
  const {
    authy,
    twilio: verify,
    ...rest
  } = providersOf({
    ...twilio,
    AUTHY_API_KEY: "authy-key-of-tests",
    EMAIL_CODES: "twilio",
    SMS_ALLOWED_COUNTRIES: "US,DE,US",
    SMS_PER_DAY: "0",
    SMS_PRICE: "0.0079",
    SMS_CURRENCY: "EUR",
  });
  expect(authy).toMatchObject({ apiKey: "authy-key-of-tests", base: new URL("https://api.authy.com") });
  expect(verify).toEqual({
    accountSid: twilio.TWILIO_ACCOUNT_SID,
    authToken: twilio.TWILIO_AUTH_TOKEN,
    serviceSid: twilio.TWILIO_VERIFY_SERVICE_SID,
    base: new URL("https://verify.twilio.com"),
  });
  expect(rest).toEqual({
    emailCodes: "twilio",
    smsAllowedCountries: ["US", "DE"],
    smsPerDay: 0,
    smsPrice: 0.0079,
    smsCurrency: "EUR",
  });
});

it("takes every country that has telephone numbers", () => {
  const countries = getCountries();
  expect(providersOf({ SMS_ALLOWED_COUNTRIES: countries.join() }).smsAllowedCountries).toEqual(countries);
});

describe("names the malformed one, and never its value", () => {
  it.each([
    ["AUTHY_API_KEY", "short"],
    ["AUTHY_API_KEY", "a key with spaces"],
    ["AUTHY_API_BASE", "not an address"],
    ["TWILIO_ACCOUNT_SID", `VA${hex}`],
    ["TWILIO_ACCOUNT_SID", `AC${hex}0`],
    ["TWILIO_AUTH_TOKEN", "line\nbreak-in-it"],
    ["TWILIO_VERIFY_SERVICE_SID", hex],
    ["EMAIL_CODES", "sendgrid"],
    ["SMS_ALLOWED_COUNTRIES", "us,de"],
    ["SMS_ALLOWED_COUNTRIES", "US;DE"],
    ["SMS_ALLOWED_COUNTRIES", "USA"],
    ["SMS_ALLOWED_COUNTRIES", "UK"],
    ["SMS_ALLOWED_COUNTRIES", "US,XX"],
    ["SMS_ALLOWED_COUNTRIES", "EU"],
    ["SMS_PER_DAY", "-1"],
    ["SMS_PER_DAY", "1e3"],
    ["SMS_PER_DAY", "1000001"],
    ["SMS_PRICE", "0,0079"],
    ["SMS_PRICE", "-1"],
    ["SMS_CURRENCY", "dollars"],
  ])("%s=%s", (name, value) => {
    const told = refusal({ ...twilio, [name]: value });
    expect(told).toMatch(new RegExp(`^${name} must be .+$`));
    expect(told).not.toContain(value);
  });
});

describe("Twilio's three", () => {
  const names = Object.keys(twilio) as (keyof typeof twilio)[];

  it.each(names)("are refused without %s", (name) => {
    const { [name]: _, ...others } = twilio;
    expect(refusal(others)).toBe(`${name} is missing`);
    expect(refusal({ ...twilio, [name]: "" })).toBe(`${name} is missing`);
  });

  it("are needed where Twilio is to deliver codes by e-mail", () => {
    expect(refusal({ EMAIL_CODES: "twilio" })).toBe("TWILIO_ACCOUNT_SID is missing");
  });
});

describe.each(["AUTHY_API_BASE", "TWILIO_VERIFY_BASE"])("%s", (name) => {
  it.each([
    "http://api.example.org",
    "http://127.0.0.1.example.org",
    "http://10.0.0.1",
    "ftp://localhost",
    "file:///etc/passwd",
  ])("is refused over no https: %s", (value) => {
    expect(refusal({ [name]: value })).toMatch(new RegExp(`^${name} must be `));
  });

  it.each(["http://127.0.0.1:4010", "http://localhost:4010", "https://api.example.org"])(
    "may be %s",
    (value) => {
      expect(refusal({ [name]: value })).toBe("accepted");
    },
  );
});
