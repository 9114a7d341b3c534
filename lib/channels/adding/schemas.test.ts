// Proves that no destination gets in but one of its kind, whatever is posted, and that a code is digits alone (R55, R77).
import { beforeAll, describe, expect, it } from "vitest";
import {
  channelCodeSchema,
  registerAuthySchema,
  sendAgainSchema,
  startAuthySchema,
  startEmailSchema,
  startPhoneSchema,
} from "@/lib/channels/adding/schemas";
import { configureProviders } from "@/lib/channels/adding/test-providers";
import { CHANNEL_ERRORS } from "@/lib/channels/errors";
import { formOf, HOSTILE_POSTS, HOSTILE_TEXTS, NO_FORMS } from "@/lib/platform/actions/test-forms";
import { settings } from "@/lib/platform/env";

beforeAll(configureProviders);

interface Judge {
  safeParse(posted: unknown): {
    data?: unknown;
    error?: { issues: { path: PropertyKey[]; message: string }[] };
  };
}

const refusals = (schema: Judge, posted: unknown) =>
  (schema.safeParse(posted).error?.issues ?? []).map(({ path, message }) => `${path.join(".")} ${message}`);

const PHONE = { country: "US", phone: "+1 (501) 712-2661", way: "sms" };
const PARSED = { e164: "+15017122661", country: "US" };

describe("an address", () => {
  it("is one, in canonical form", () => {
    expect(startEmailSchema.parse(formOf({ email: " Ann@Example.Test " }))).toEqual({
      email: "ann@example.test",
    });
  });

  it.each([
    "a@example.test,b@example.test",
    "a@example.test;b@example.test",
    "a@example.test b@example.test",
    "a@example.test\r\nBcc: b@example.test",
    "a@example.test\nb@example.test",
    "a@example.test%0d%0aBcc:b",
    "Ann <a@example.test>",
    "a@@example.test",
    "+15017122661",
    "",
    ...Object.values(HOSTILE_TEXTS),
  ])("is not %j (R55)", (email) => {
    expect(refusals(startEmailSchema, formOf({ email }))).toEqual(["email email-destination-malformed"]);
  });
});

describe("a number", () => {
  it("is read with its country, and the way of its code", () => {
    expect(startPhoneSchema.parse(formOf(PHONE))).toEqual({ phone: PARSED, way: "sms" });
    expect(startAuthySchema.parse(formOf(PHONE))).toEqual({ phone: PARSED });
    expect(registerAuthySchema.parse(formOf({ ...PHONE, id: "somebody" }))).toEqual({
      id: "somebody",
      phone: PARSED,
    });
  });

  it.each([
    ["phone", "+1 900 234 5678", "phone phone-kind-refused"],
    ["phone", "+33 6 12 34 56 78", "phone phone-country-refused"],
    ["phone", "501 712 2661 ext 9", "phone phone-kind-refused"],
    ["phone", "+15017122661,+15017122662", "phone phone-malformed"],
    ["phone", "", "phone phone-missing"],
    ["country", "us", "country phone-country-refused"],
    ["country", "", "country phone-country-refused"],
    ["way", "email", "way field-malformed"],
  ])("with %s = %j is refused beside its field", (field, value, refusal) => {
    expect(refusals(startPhoneSchema, formOf({ ...PHONE, [field]: value }))).toEqual([refusal]);
  });

  it.each(Object.entries(HOSTILE_TEXTS))("is not %s", (_, text) => {
    for (const message of refusals(startPhoneSchema, formOf({ ...PHONE, phone: text })))
      expect(CHANNEL_ERRORS).toContain(message.replace("phone ", ""));
    expect(startPhoneSchema.safeParse(formOf({ ...PHONE, phone: text })).success).toBe(false);
  });

  it.each(Object.entries(HOSTILE_POSTS))("that was posted as %s is missing", (_, post) => {
    const form = formOf(PHONE);
    post(form, "phone", PHONE.phone);
    expect(refusals(startPhoneSchema, form)).toEqual(["phone phone-missing"]);
  });

  it("of any country may be registered with Authy where no code is ever sent", () => {
    settings().providers.smsAllowedCountries = [];
    const french = { country: "FR", phone: "06 12 34 56 78", way: "sms" };
    expect(startAuthySchema.safeParse(formOf(french)).success).toBe(true);
    expect(refusals(startPhoneSchema, formOf(french))).toEqual(["phone phone-country-refused"]);
    configureProviders();
    expect(refusals(startAuthySchema, formOf(french))).toEqual(["phone phone-country-refused"]);
  });
});

describe("a code", () => {
  it.each(["123456", " 123 456 ", "1234567", "12345678", "1234-5678"])("is %j", (code) => {
    expect(channelCodeSchema.parse(formOf({ code }))).toEqual({ code: code.replace(/\D/g, "") });
  });

  it.each(["12345", "1".repeat(11), "１２３４５６", "12345a", "0x1234", "1e6000"])("is not %j", (code) => {
    const [first] = refusals(channelCodeSchema, formOf({ code }));
    // A hyphen is a way to set digits apart.
    if (code === "-123456") expect(first).toBeUndefined();
    else expect(first).toBe("code channel-code-malformed");
  });
});

it("is no form at all, and every field is missed", () => {
  for (const posted of NO_FORMS) {
    for (const schema of [
      startPhoneSchema,
      startAuthySchema,
      startEmailSchema,
      channelCodeSchema,
      sendAgainSchema,
    ])
      expect(refusals(schema, posted).length).toBeGreaterThan(0);
  }
});
