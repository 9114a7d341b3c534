// Proves that one press never sends twice, whatever becomes of the request, and that everything else fails closed.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Fault } from "@/e2e/emulators/faults";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import type { Way } from "@/lib/channels/kinds";
import type { ProviderError } from "@/lib/channels/provider";
import { authy } from "@/lib/channels/providers/authy/authy-provider";
import { registerUser } from "@/lib/channels/providers/authy/users";
import { emulatedProviders, forgetOutages } from "@/lib/channels/providers/test-emulators";
import { twilioVerify } from "@/lib/channels/providers/twilio/verify-provider";

const NUMBER = "+15017122661";
const ADDRESS = "jo@example.test";

let emulators: RunningEmulators;
let authyId: string;
beforeAll(async () => {
  emulators = await emulatedProviders();
});
beforeEach(async () => {
  forgetOutages();
  emulators.reset();
  const user = await registerUser({ email: ADDRESS, phone: "5017122661", countryCallingCode: "1" });
  authyId = user.ok ? user.value.authyId : "";
  emulators.authyServer.requests.length = 0;
});
afterAll(() => emulators.close());

const SENDS = [
  ["twilio", "sms"],
  ["twilio", "voice"],
  ["twilio", "email"],
  ["authy", "sms"],
  ["authy", "voice"],
  ["authy", "email"],
] as const;

/** What the person is told, and how many messages went out in truth. */
const FAULTS: [Fault["as"], ProviderError, number][] = [
  ["401", "provider-down", 0],
  ["429", "provider-limit", 0],
  ["503", "provider-down", 0],
  ["500", "provider-unsure", 1],
  ["drop", "provider-unsure", 1],
  ["malformed", "provider-unsure", 1],
  ["html", "provider-unsure", 1],
  ["empty", "provider-unsure", 1],
  ["redirect", "provider-unsure", 1],
];

const destination = (provider: string, way: Way) => {
  if (provider === "authy") return authyId;
  return way === "email" ? ADDRESS : NUMBER;
};
const server = (provider: "twilio" | "authy") =>
  provider === "authy" ? emulators.authyServer : emulators.twilioServer;

describe.each(SENDS)("%s by %s", (provider, way) => {
  const send = () =>
    (provider === "authy" ? authy : twilioVerify).send(destination(provider, way), way, "en");

  test.each(FAULTS)("after %s: one request, '%s'", async (as, error, messages) => {
    server(provider).faults.add({ as, next: 10 });
    expect(await send()).toMatchObject({ ok: false, error });
    expect(server(provider).requests).toHaveLength(1);
    expect(emulators.outbox.messages()).toHaveLength(messages);
  });

  test("200 with an error: one request, no success", async () => {
    server(provider).faults.add({ as: "error-200", next: 10 });
    expect(await send()).toMatchObject({ ok: false });
    expect(server(provider).requests).toHaveLength(1);
  });

  test("after five outages nothing is asked any more", async () => {
    server(provider).faults.add({ as: "drop", next: 10 });
    for (let press = 1; press <= 5; press += 1)
      expect(await send()).toMatchObject({ error: "provider-unsure" });
    expect(await send()).toMatchObject({ error: "provider-down" });
    expect(server(provider).requests).toHaveLength(5);
  });
});

describe.each(["twilio", "authy"] as const)("R57 a check with %s", (provider) => {
  test.each([...FAULTS.map(([as]) => as), "error-200" as const])(
    "fails closed after %s, with one request",
    async (as) => {
      const asked = provider === "authy" ? authy : twilioVerify;
      const sent = await asked.send(destination(provider, "sms"), "sms", "en");
      const code = String(emulators.outbox.messages().at(-1)?.code);
      server(provider).requests.length = 0;
      server(provider).faults.add({ as, next: 10 });
      const check = await asked.check(destination(provider, "sms"), code, sent.ok ? sent.value.ref : null);
      expect(check.ok).toBe(false);
      expect(server(provider).requests).toHaveLength(1);
    },
  );
});

test("a provider that cannot be reached is down, and nothing is open about it", async () => {
  const gone = await emulatedProviders();
  await gone.close();
  expect(await twilioVerify.send(NUMBER, "sms", "en")).toMatchObject({ error: "provider-down" });
  expect(await authy.send("81547", "sms", "en")).toMatchObject({ error: "provider-down" });
  expect(await authy.check("81547", "1234567", null)).toMatchObject({ error: "provider-down" });
});
