import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EMULATED } from "@/e2e/emulators/emulated-settings";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { twilioVerify } from "@/lib/channels/providers/twilio/verify-provider";

const NUMBER = "+15017122661";
const ADDRESS = "jo.doe@example.test";
const SERVICE = `/v2/Services/${EMULATED.serviceSid}`;

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await emulatedProviders();
});
beforeEach(() => emulators.reset());
afterAll(() => emulators.close());

const started = async (to = NUMBER) => {
  const sent = await twilioVerify.send(to, to.includes("@") ? "email" : "sms", "en");
  if (!sent.ok || !sent.value.ref) throw new Error("not sent");
  return { ref: sent.value.ref, code: String(emulators.outbox.messages(to).at(-1)?.code) };
};
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const lastRequest = () => emulators.twilioServer.requests.at(-1);

describe("what is sent", () => {
  test.each([
    ["sms", NUMBER, "en", "To=%2B15017122661&Channel=sms&Locale=en"],
    ["voice", NUMBER, "zh-CN", "To=%2B15017122661&Channel=call&Locale=zh-CN"],
    ["email", ADDRESS, "en", "To=jo.doe%40example.test&Channel=email&Locale=en"],
  ] as const)("a code by %s, byte for byte", async (way, to, locale, body) => {
    const sent = await twilioVerify.send(to, way, locale);
    expect(sent).toEqual({ ok: true, value: { ref: expect.stringMatching(/^VE[0-9a-f]{32}$/) } });
    const credentials = Buffer.from(`${EMULATED.accountSid}:${EMULATED.authToken}`).toString("base64");
    expect(lastRequest()).toMatchObject({
      method: "POST",
      target: `${SERVICE}/Verifications`,
      body,
      headers: {
        authorization: `Basic ${credentials}`,
        "content-type": "application/x-www-form-urlencoded",
        accept: "application/json",
        connection: "close",
      },
    });
  });

  test("a check and a cancellation, byte for byte", async () => {
    const { ref, code } = await started();
    expect(await twilioVerify.check(NUMBER, code, ref)).toEqual({ ok: true, value: true });
    const check = {
      method: "POST",
      target: `${SERVICE}/VerificationCheck`,
      body: `Code=${code}&VerificationSid=${ref}`,
    };
    expect(lastRequest()).toMatchObject(check);
    const next = await started();
    await twilioVerify.cancel(next.ref);
    const cancel = {
      method: "POST",
      target: `${SERVICE}/Verifications/${next.ref}`,
      body: "Status=canceled",
    };
    expect(lastRequest()).toMatchObject(cancel);
  });
});

describe("codes", () => {
  test("right is true once, and then the code is gone", async () => {
    const { ref, code } = await started();
    expect(await twilioVerify.check(NUMBER, wrong(code), ref)).toEqual({ ok: true, value: false });
    expect(await twilioVerify.check(NUMBER, code, ref)).toEqual({ ok: true, value: true });
    expect(await twilioVerify.check(NUMBER, code, ref)).toMatchObject({ error: "code-gone" });
  });
});
