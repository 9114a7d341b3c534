// Proves that a provider that is not configured appears nowhere, and what each setting brings.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CHANNEL_KINDS, WAYS, WAYS_OF } from "@/lib/channels/kinds";
import { availableFactors, providerOf } from "@/lib/channels/provider-of";
import { settings } from "@/lib/platform/env";
import type { ProviderSettings } from "@/lib/platform/provider-settings";

const base = new URL("https://provider.example.test");
const twilio = { accountSid: "AC1", authToken: "t", serviceSid: "VA1", base };
const authy = { apiKey: "k", base };

const NONE: ProviderSettings = {
  authy: null,
  twilio: null,
  emailCodes: "smtp",
  smsAllowedCountries: [],
  smsPerDay: 1,
  smsPrice: null,
  smsCurrency: "USD",
};
const own = { ...settings() };

function configure(
  providers: Partial<ProviderSettings>,
  rest: { smtpUrl?: string; isLoopback?: boolean } = {},
) {
  Object.assign(settings(), {
    smtpUrl: undefined,
    isLoopback: false,
    ...rest,
    providers: { ...NONE, ...providers },
  });
}

beforeEach(() => configure({}));
afterEach(() => void Object.assign(settings(), own));

/** Every kind with every way it can be asked about, by the name of who answers. */
function everybody() {
  const pairs = CHANNEL_KINDS.flatMap((kind) => [null, ...WAYS].map((way) => [kind, way] as const));
  const answering = pairs.filter(([kind, way]) => providerOf(kind, way));
  return answering.map(([kind, way]) => `${kind}/${way}: ${providerOf(kind, way)?.name}`);
}

test("nobody without settings", () => {
  expect(availableFactors()).toEqual([]);
  expect(everybody()).toEqual([]);
});

test("Twilio alone brings its TOTP, and no numbers while no country is allowed", () => {
  configure({ twilio });
  expect(availableFactors()).toEqual(["twilio-totp"]);
  expect(everybody()).toEqual(["twilio-totp/null: twilio"]);
});

test("Twilio with countries brings text messages and calls", () => {
  configure({ twilio, smsAllowedCountries: ["US"] });
  expect(availableFactors()).toEqual(["twilio-totp", "sms", "voice"]);
  expect(everybody()).toEqual([
    "phone/null: twilio",
    "phone/sms: twilio",
    "phone/voice: twilio",
    "twilio-totp/null: twilio",
  ]);
});

test("countries without Twilio bring nothing", () => {
  configure({ smsAllowedCountries: ["US"] });
  expect(availableFactors()).toEqual([]);
});

test("Authy brings its app and the ways to a telephone, and not its mail (R51)", () => {
  configure({ authy });
  expect(availableFactors()).toEqual(["authy"]);
  expect(everybody()).toEqual(["authy/null: authy", "authy/sms: authy", "authy/voice: authy"]);
});

describe("e-mail", () => {
  test.each([{ smtpUrl: "smtp://mail.example.test" }, { isLoopback: true }])("is ours with %j", (rest) => {
    configure({}, rest);
    expect(availableFactors()).toEqual(["email"]);
    expect(providerOf("email", "email")).toBeNull();
  });

  test("is Twilio's where the setting says so", () => {
    configure({ twilio, emailCodes: "twilio" });
    expect(availableFactors()).toEqual(["twilio-totp", "email"]);
    expect(providerOf("email", "email")?.name).toBe("twilio");
    configure({ emailCodes: "twilio" }, { smtpUrl: "smtp://mail.example.test" });
    expect(availableFactors()).toEqual([]);
  });

  test.each([{ smtpUrl: "smtp://mail.example.test" }, { isLoopback: true }])(
    "is nobody's where the setting says so, with %j too (R51)",
    (rest) => {
      configure({ twilio, emailCodes: "off" }, rest);
      expect(availableFactors()).toEqual(["twilio-totp"]);
      expect(providerOf("email", "email")).toBeNull();
    },
  );
});

test("no kind answers for a way it has not", () => {
  configure({ authy, twilio, emailCodes: "twilio", smsAllowedCountries: ["US"] });
  for (const kind of CHANNEL_KINDS)
    for (const way of WAYS) expect(providerOf(kind, way) !== null).toBe(WAYS_OF[kind].includes(way));
});
