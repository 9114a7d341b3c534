// Proves that a provider that takes a request and says nothing is asked once, and that nobody is let in meanwhile.
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";

vi.hoisted(() => {
  process.env.PROVIDER_TIMEOUT_SECONDS = "1";
});

const { authy } = await import("@/lib/channels/providers/authy/authy-provider");
const { registerUser } = await import("@/lib/channels/providers/authy/users");
const { twilioVerify } = await import("@/lib/channels/providers/twilio/verify-provider");
const { emulatedProviders, forgetOutages } = await import("@/lib/channels/providers/test-emulators");

const NUMBER = "+15017122661";

let emulators: RunningEmulators;
let authyId: string;
beforeAll(async () => {
  emulators = await emulatedProviders();
  const user = await registerUser({ email: "jo@example.test", phone: "5017122661", countryCallingCode: "1" });
  if (!user.ok) throw new Error(user.error);
  authyId = user.value.authyId;
});
beforeEach(() => {
  forgetOutages();
  emulators.outbox.clear();
  for (const { requests } of [emulators.authyServer, emulators.twilioServer]) requests.length = 0;
});
afterAll(() => emulators.close());

describe.each(["twilio", "authy"] as const)("%s", (name) => {
  const provider = name === "authy" ? authy : twilioVerify;
  const server = () => (name === "authy" ? emulators.authyServer : emulators.twilioServer);
  const to = (way: "sms" | "voice" | "email") => {
    if (name === "authy") return authyId;
    return way === "email" ? "jo@example.test" : NUMBER;
  };

  test.each(["sms", "voice", "email"] as const)(
    "a send by %s leaves it open, and is not repeated",
    async (way) => {
      server().faults.add({ as: "timeout" });
      expect(await provider.send(to(way), way, "en")).toMatchObject({ error: "provider-unsure" });
      expect(server().requests).toHaveLength(1);
      expect(emulators.outbox.messages()).toHaveLength(1);
    },
  );

  test("R57 a check fails closed, and is not repeated", async () => {
    const sent = await provider.send(to("sms"), "sms", "en");
    const code = String(emulators.outbox.messages().at(-1)?.code);
    server().requests.length = 0;
    server().faults.add({ as: "timeout" });
    const check = await provider.check(to("sms"), code, sent.ok ? sent.value.ref : null);
    expect(check).toMatchObject({ ok: false, error: "provider-down" });
    expect(server().requests).toHaveLength(1);
  });
});
