// Proves the TOTP factors that Twilio keeps: what is sent, byte for byte, and which codes count.
import { beforeEach, describe, expect, test } from "vitest";
import { EMULATED } from "@/e2e/emulators/emulated-settings";
import { freshEmulators } from "@/lib/channels/providers/test-emulators";
import {
  createTotpFactor,
  removeTotpFactor,
  verifyTotpFactor,
} from "@/lib/channels/providers/twilio/totp-factor";
import { totpIdentity } from "@/lib/channels/providers/twilio/totp-identity";
import { twilioTotp } from "@/lib/channels/providers/twilio/totp-provider";
import { newId } from "@/lib/platform/random-token";

const IDENTITY = "00112233445566778899aabbccddeeff";
const ENTITY = `/v2/Services/${EMULATED.serviceSid}/Entities/${IDENTITY}`;
const RIGHT = { ok: true, value: true };
const WRONG = { ok: true, value: false };

const emulated = freshEmulators();

const lastRequest = () => emulated().twilioServer.requests.at(-1);

async function made(): Promise<string> {
  const factor = await createTotpFactor(IDENTITY, "jo@example.test");
  if (!factor.ok) throw new Error(factor.error);
  return factor.value.destination;
}

/** Verified with a code of now; the next code that counts is that of the next step. */
async function verified(): Promise<string> {
  const factor = await made();
  expect(await verifyTotpFactor(factor, emulated().appCode(factor))).toEqual(RIGHT);
  emulated().clock.advance(30);
  return factor;
}

/** Of no step that is near. */
function wrongCode(factor: string): string {
  emulated().clock.advance(-86_400);
  const code = emulated().appCode(factor);
  emulated().clock.advance(86_400);
  return code;
}

describe("what is sent, byte for byte", () => {
  test("a new factor", async () => {
    const factor = await createTotpFactor(IDENTITY, "jo@example.test");
    const fields = "Config.TimeStep=30&Config.Skew=1&Config.CodeLength=6&Config.Alg=sha1";
    const body = `FriendlyName=jo%40example.test&FactorType=totp&${fields}`;
    expect(lastRequest()).toMatchObject({ method: "POST", target: `${ENTITY}/Factors`, body });
    expect(factor).toEqual({
      ok: true,
      value: {
        destination: expect.stringMatching(new RegExp(`^${IDENTITY}/YF[0-9a-f]{32}$`)),
        secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
        uri: expect.stringContaining("otpauth://totp/Twofold%20Verify:jo%40example.test?secret="),
      },
    });
  });

  test("its verification, a challenge and its removal", async () => {
    const factor = await made();
    const sid = factor.split("/")[1];
    const first = emulated().appCode(factor);
    await verifyTotpFactor(factor, first);
    const target = `${ENTITY}/Factors/${sid}`;
    expect(lastRequest()).toMatchObject({ method: "POST", target, body: `AuthPayload=${first}` });
    emulated().clock.advance(30);
    const second = emulated().appCode(factor);
    await twilioTotp.check(factor, second, null);
    const body = `FactorSid=${sid}&AuthPayload=${second}`;
    expect(lastRequest()).toMatchObject({ method: "POST", target: `${ENTITY}/Challenges`, body });
    await removeTotpFactor(factor);
    expect(lastRequest()).toMatchObject({ method: "DELETE", target, body: "" });
  });
});

describe.each(["2xx", "403"] as const)("where a wrong code is told by %s", (wrongCodeAs) => {
  beforeEach(() => {
    emulated().twilio.factors.wrongCodeAs = wrongCodeAs;
  });

  test("a factor counts from its first right code on", async () => {
    const factor = await made();
    expect(await twilioTotp.check(factor, emulated().appCode(factor), null)).toMatchObject({
      error: "code-gone",
    });
    expect(await verifyTotpFactor(factor, wrongCode(factor))).toEqual(WRONG);
    expect(await verifyTotpFactor(factor, emulated().appCode(factor))).toEqual(RIGHT);
  });

  test("a code of now is right once, a step earlier or later is right, two are wrong", async () => {
    const factor = await verified();
    const code = emulated().appCode(factor);
    expect(await twilioTotp.check(factor, wrongCode(factor), null)).toEqual(WRONG);
    expect(await twilioTotp.check(factor, code, null)).toEqual(RIGHT);
    expect(await twilioTotp.check(factor, code, null)).toEqual(WRONG);
    emulated().clock.advance(60);
    const late = emulated().appCode(factor);
    emulated().clock.advance(30);
    expect(await twilioTotp.check(factor, late, null)).toEqual(RIGHT);
    const old = emulated().appCode(factor);
    emulated().clock.advance(60);
    expect(await twilioTotp.check(factor, old, null)).toEqual(WRONG);
  });
});

test("after five wrong first codes Twilio has had enough", async () => {
  const factor = await made();
  for (let attempt = 1; attempt <= 5; attempt += 1)
    expect(await verifyTotpFactor(factor, wrongCode(factor))).toEqual(WRONG);
  expect(await verifyTotpFactor(factor, emulated().appCode(factor))).toMatchObject({
    error: "provider-limit",
  });
});

test("after fifty challenges in an hour Twilio has had enough", async () => {
  const factor = await verified();
  const code = wrongCode(factor);
  for (let attempt = 1; attempt <= 50; attempt += 1) await twilioTotp.check(factor, code, null);
  expect(await twilioTotp.check(factor, emulated().appCode(factor), null)).toMatchObject({
    error: "provider-limit",
  });
});

test("a removed factor is gone, and is removed as often as asked", async () => {
  const factor = await verified();
  expect(await removeTotpFactor(factor)).toEqual({ ok: true, value: undefined });
  expect(await removeTotpFactor(factor)).toEqual({ ok: true, value: undefined });
  expect(await twilioTotp.check(factor, "123456", null)).toMatchObject({ error: "code-gone" });
});

test("a removal that fails once is tried again", async () => {
  const factor = await verified();
  emulated().twilioServer.faults.add({ as: "503", next: 2 });
  expect(await removeTotpFactor(factor)).toEqual({ ok: true, value: undefined });
});

test.each(["60308", "60310", "60312"])("%s is a limit", async (code) => {
  const factor = await verified();
  emulated().twilioServer.faults.add({ as: "error", status: 429, code: Number(code) });
  expect(await twilioTotp.check(factor, "123456", null)).toMatchObject({ error: "provider-limit" });
});

test.each([
  (factor: string) => ({ status: "approved", sid: `YC${"ab".repeat(16)}`, factor_sid: factor.split("/")[1] }),
  () => ({ status: "approved", sid: `YC${"ab".repeat(16)}`, identity: IDENTITY, factor_sid: "YF1" }),
  (factor: string) => ({ status: "approved", identity: IDENTITY, factor_sid: factor.split("/")[1] }),
  () => ({ status: "approved" }),
  () => null,
])("R57 a challenge that is approved without saying whose it is counts for nobody (%#)", async (answer) => {
  const factor = await verified();
  const create = emulated().twilio.challenges.create;
  emulated().twilio.challenges.create = () => ({ status: 201, json: answer(factor) });
  const result = await twilioTotp.check(factor, emulated().appCode(factor), null);
  emulated().twilio.challenges.create = create;
  expect(result).toMatchObject({ ok: false, error: "provider-down" });
});

test.each(["", "x", "only-an-identity", `${IDENTITY}/YF1`, `../${IDENTITY}/YF${"ab".repeat(16)}`])(
  "'%s' is no factor, and nobody is asked",
  async (destination) => {
    expect(await twilioTotp.check(destination, "123456", null)).toMatchObject({ error: "code-gone" });
    expect(await verifyTotpFactor(destination, "123456")).toMatchObject({ error: "code-gone" });
    expect(emulated().twilioServer.requests).toEqual([]);
  },
);

test("an app's codes cannot be sent", async () => {
  expect(await twilioTotp.send("x", "sms", "en")).toMatchObject({ error: "destination-refused" });
});

test("an identity holds what Twilio allows, and tells accounts apart", () => {
  const ids = Array.from({ length: 1000 }, newId);
  const identities = ids.map(totpIdentity);
  for (const identity of identities) expect(identity).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(identities).size).toBe(ids.length);
});
