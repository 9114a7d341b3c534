// Proves what Twilio Verify is sent, byte for byte, and what its answers to codes are worth.
import { describe, expect, test } from "vitest";
import { EMULATED } from "@/e2e/emulators/emulated-settings";
import { freshEmulators } from "@/lib/channels/providers/test-emulators";
import { twilioVerify } from "@/lib/channels/providers/twilio/verify-provider";

const NUMBER = "+15017122661";
const ADDRESS = "jo.doe@example.test";
const SERVICE = `/v2/Services/${EMULATED.serviceSid}`;
const RIGHT = { ok: true, value: true };
const WRONG = { ok: true, value: false };

const emulated = freshEmulators();

const started = async (to = NUMBER) => {
  const sent = await twilioVerify.send(to, to.includes("@") ? "email" : "sms", "en");
  if (!sent.ok || !sent.value.ref) throw new Error("not sent");
  return { ref: sent.value.ref, code: String(emulated().outbox.messages(to).at(-1)?.code) };
};
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
const requests = () => emulated().twilioServer.requests;

describe("what is sent, byte for byte", () => {
  test.each([
    ["sms", NUMBER, "en", "To=%2B15017122661&Channel=sms&Locale=en"],
    ["voice", NUMBER, "zh-CN", "To=%2B15017122661&Channel=call&Locale=zh-CN"],
    ["email", ADDRESS, "en", "To=jo.doe%40example.test&Channel=email&Locale=en"],
  ] as const)("a code by %s", async (way, to, locale, body) => {
    const sent = await twilioVerify.send(to, way, locale);
    expect(sent).toEqual({ ok: true, value: { ref: expect.stringMatching(/^VE[0-9a-f]{32}$/) } });
    expect(requests()).toMatchObject([
      {
        method: "POST",
        target: `${SERVICE}/Verifications`,
        body,
        headers: {
          authorization:
            "Basic QUNlMGUwZTBlMGUwZTBlMGUwZTBlMGUwZTBlMGUwZTBlMDphdXRoLXRva2VuLW9mLXRoZS1lbXVsYXRvcg==",
          "content-type": "application/x-www-form-urlencoded",
          accept: "application/json",
          connection: "close",
        },
      },
    ]);
    expect(emulated().outbox.messages(to)).toMatchObject([
      { channel: way === "voice" ? "call" : way, locale },
    ]);
  });

  test("a check", async () => {
    const { ref, code } = await started();
    await twilioVerify.check(NUMBER, code, ref);
    const body = `Code=${code}&VerificationSid=${ref}`;
    expect(requests().at(-1)).toMatchObject({ method: "POST", target: `${SERVICE}/VerificationCheck`, body });
  });

  test("a cancellation", async () => {
    const { ref } = await started();
    await twilioVerify.cancel(ref);
    const target = `${SERVICE}/Verifications/${ref}`;
    expect(requests().at(-1)).toMatchObject({ method: "POST", target, body: "Status=canceled" });
  });
});

describe("codes", () => {
  test("a right one is right once, and then gone", async () => {
    const { ref, code } = await started();
    expect(await twilioVerify.check(NUMBER, wrong(code), ref)).toEqual(WRONG);
    expect(await twilioVerify.check(NUMBER, code, ref)).toEqual(RIGHT);
    expect(await twilioVerify.check(NUMBER, code, ref)).toMatchObject({ error: "code-gone" });
  });

  test("of two parallel checks of a right one, one is right", async () => {
    const { ref, code } = await started();
    const checks = await Promise.all([1, 2, 3].map(() => twilioVerify.check(NUMBER, code, ref)));
    expect(checks.filter((check) => check.ok && check.value)).toHaveLength(1);
  });

  test("R52 after a cancellation the old one is gone, and the next is another verification", async () => {
    const old = await started();
    await twilioVerify.cancel(old.ref);
    const { ref, code } = await started();
    expect(ref).not.toBe(old.ref);
    expect(await twilioVerify.check(NUMBER, old.code, old.ref)).toMatchObject({ error: "code-gone" });
    if (code !== old.code) expect(await twilioVerify.check(NUMBER, old.code, ref)).toEqual(WRONG);
    expect(await twilioVerify.check(NUMBER, code, ref)).toEqual(RIGHT);
  });

  test("without a cancellation Twilio sends the same code again", async () => {
    const first = await started();
    expect(await started()).toEqual(first);
  });

  test("R52 a code counts for its own verification alone", async () => {
    const { code } = await started();
    const other = await started("+15017122662");
    if (code !== other.code) expect(await twilioVerify.check(NUMBER, code, other.ref)).toEqual(WRONG);
    expect(await twilioVerify.check(NUMBER, code, "../Verifications")).toMatchObject({ error: "code-gone" });
  });

  test("without an answer to its send the verification of the destination is asked, byte for byte", async () => {
    const { code } = await started();
    const other = await started("+15017122662");
    if (code !== other.code) expect(await twilioVerify.check("+15017122662", code, null)).toEqual(WRONG);
    expect(await twilioVerify.check(NUMBER, code, null)).toEqual(RIGHT);
    expect(requests().at(-1)).toMatchObject({
      target: `${SERVICE}/VerificationCheck`,
      body: `Code=${code}&To=%2B15017122661`,
    });
    expect(await twilioVerify.check(NUMBER, code, null)).toMatchObject({ error: "code-gone" });
  });

  test("after ten minutes it is gone", async () => {
    const { ref, code } = await started();
    emulated().clock.advance(601);
    expect(await twilioVerify.check(NUMBER, code, ref)).toMatchObject({ error: "code-gone" });
  });

  test("after five wrong ones, and after five sends, Twilio has had enough", async () => {
    const { ref, code } = await started();
    for (let check = 1; check <= 5; check += 1)
      expect(await twilioVerify.check(NUMBER, wrong(code), ref)).toEqual(WRONG);
    expect(await twilioVerify.check(NUMBER, code, ref)).toMatchObject({ error: "provider-limit" });
    for (let send = 2; send <= 5; send += 1) await started();
    expect(await twilioVerify.send(NUMBER, "sms", "en")).toMatchObject({ error: "provider-limit" });
    expect(emulated().outbox.messages(NUMBER)).toHaveLength(5);
  });

  test.each(["", "12345a", "123", "12345678901", "１２３４５６"])(
    "'%s' is wrong without asking",
    async (code) => {
      const { ref } = await started();
      const before = requests().length;
      expect(await twilioVerify.check(NUMBER, code, ref)).toEqual(WRONG);
      expect(requests()).toHaveLength(before);
    },
  );
});

test.each([
  ["sms", "15017122661"],
  ["sms", "+0123456789"],
  ["sms", "+15017122661,+15017122662"],
  ["sms", "+15017122661;ext=12"],
  ["voice", "+15017122661\r\nTo: x"],
  ["voice", ADDRESS],
  ["email", NUMBER],
  ["email", "a@x.test,b@y.test"],
  ["email", "a@x.test\r\nBcc: b@y.test"],
  ["email", "a b@x.test"],
] as const)("R55 by %s nothing goes to %j", async (way, to) => {
  expect(await twilioVerify.send(to, way, "en")).toMatchObject({ error: "destination-refused" });
  expect(requests()).toEqual([]);
});
