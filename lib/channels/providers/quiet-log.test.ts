// Proves that the log tells the operator what failed, and holds no number, address, code or key.
import { afterAll, beforeAll, expect, test } from "vitest";
import { EMULATED } from "@/e2e/emulators/emulated-settings";
import { FAULTS } from "@/e2e/emulators/faults";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { appQrCode } from "@/lib/channels/providers/authy/app-qr-code";
import { authy } from "@/lib/channels/providers/authy/authy-provider";
import { registerUser, removeUser, userStatus } from "@/lib/channels/providers/authy/users";
import { emulatedProviders, forgetOutages } from "@/lib/channels/providers/test-emulators";
import {
  createTotpFactor,
  removeTotpFactor,
  verifyTotpFactor,
} from "@/lib/channels/providers/twilio/totp-factor";
import { twilioTotp } from "@/lib/channels/providers/twilio/totp-provider";
import { twilioVerify } from "@/lib/channels/providers/twilio/verify-provider";
import { createLogger } from "@/lib/platform/logger";

const PHONE = "5017122661";
const NUMBER = `+1${PHONE}`;
const ADDRESS = "jo@example.test";
const AUTHY_ID = "815470815";
const CODE = "7294815";
const REF = `VE${"ab".repeat(16)}`;
const IDENTITY = "00112233445566778899aabbccddeeff";
const FACTOR = `${IDENTITY}/YF${"cd".repeat(16)}`;
const SECRETS = [
  PHONE,
  ADDRESS,
  AUTHY_ID,
  CODE,
  "729481",
  REF,
  IDENTITY,
  EMULATED.authyApiKey,
  EMULATED.authToken,
];

const CALLS: (() => Promise<unknown>)[] = [
  () => twilioVerify.send(NUMBER, "sms", "en"),
  () => twilioVerify.send(ADDRESS, "email", "en"),
  () => twilioVerify.check(NUMBER, CODE, REF),
  () => twilioVerify.cancel(REF),
  () => createTotpFactor(IDENTITY, ADDRESS),
  () => verifyTotpFactor(FACTOR, "729481"),
  () => twilioTotp.check(FACTOR, "729481", null),
  () => removeTotpFactor(FACTOR),
  () => authy.send(AUTHY_ID, "sms", "en"),
  () => authy.check(AUTHY_ID, CODE, null),
  () => registerUser({ email: ADDRESS, phone: PHONE, countryCallingCode: "1" }),
  () => userStatus(AUTHY_ID),
  () => appQrCode(AUTHY_ID, ADDRESS),
  () => removeUser(AUTHY_ID),
];

const lines: string[] = [];
let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await emulatedProviders();
  const log = { instance: createLogger("trace", { write: (line: string) => lines.push(line) }) };
  Reflect.set(globalThis, Symbol.for("twofold.logger"), log);
});
afterAll(() => emulators.close());

// A time-out costs its time and tells no more than a dropped connection.
test.each(FAULTS.filter((as) => as !== "timeout"))("after %s", async (as) => {
  for (const call of CALLS) {
    forgetOutages();
    emulators.reset();
    for (const { faults } of [emulators.authyServer, emulators.twilioServer]) faults.add({ as, next: 20 });
    lines.length = 0;
    await call();
    expect(lines.length).toBeGreaterThan(0);
    const text = lines.join("");
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  }
});

test("a key of ours that is refused is an error that says where to look", async () => {
  for (const call of CALLS) {
    forgetOutages();
    emulators.reset();
    for (const { faults } of [emulators.authyServer, emulators.twilioServer]) faults.add({ as: "401" });
    lines.length = 0;
    await call();
    const written = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const expected = { level: "error", msg: "provider does not know us: check its settings", status: 401 };
    expect(written).toEqual([expect.objectContaining(expected)]);
  }
});

test("the opening of a circuit is a line of its own", async () => {
  forgetOutages();
  emulators.reset();
  emulators.twilioServer.faults.add({ as: "drop", next: 5 });
  lines.length = 0;
  for (let press = 1; press <= 5; press += 1) await twilioVerify.send(NUMBER, "sms", "en");
  expect(lines.join("")).toContain('"circuit":"Open"');
});
