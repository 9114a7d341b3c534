// Proves what each of Twilio's refusals means, and that an answer without its due fields is no yes.
import { expect, test } from "vitest";
import { freshEmulators } from "@/lib/channels/providers/test-emulators";
import { twilioVerify } from "@/lib/channels/providers/twilio/verify-provider";
import { settings } from "@/lib/platform/env";

const NUMBER = "+15017122661";
const REF = `VE${"ab".repeat(16)}`;

const emulated = freshEmulators();

const faults = () => emulated().twilioServer.faults;
const send = () => twilioVerify.send(NUMBER, "sms", "en");
const check = () => twilioVerify.check(NUMBER, "123456", REF);

test.each([
  [400, 60200, "destination-refused"],
  [400, 60205, "destination-refused"],
  [400, 60033, "destination-refused"],
  [403, 60410, "destination-refused"],
  [403, 60605, "destination-refused"],
  [429, 60203, "provider-limit"],
  [429, 60207, "provider-limit"],
  [400, 60003, "provider-limit"],
  [429, 20429, "provider-limit"],
  [401, 20003, "provider-down"],
  [403, 20003, "provider-down"],
  [404, 20404, "provider-down"],
  [503, 20503, "provider-down"],
  [500, 20500, "provider-unsure"],
  [502, 20500, "provider-unsure"],
  [504, 20500, "provider-unsure"],
  [400, 12345, "provider-down"],
])("a send that is refused with %d/%d: %s", async (status, code, error) => {
  faults().add({ as: "error", status, code });
  expect(await send()).toMatchObject({ ok: false, error });
  expect(emulated().twilioServer.requests).toHaveLength(1);
});

test.each([
  [404, 20404, "code-gone"],
  [429, 60202, "provider-limit"],
  [429, 20429, "provider-limit"],
  [401, 20003, "provider-down"],
  [503, 20503, "provider-down"],
  [500, 20500, "provider-down"],
  [400, 60200, "provider-down"],
])("a check that is refused with %d/%d: %s", async (status, code, error) => {
  faults().add({ as: "error", status, code });
  expect(await check()).toMatchObject({ ok: false, error });
  expect(emulated().twilioServer.requests).toHaveLength(1);
});

test.each([
  "approved",
  "pending",
  "canceled",
  "max_attempts_reached",
  "deleted",
  "failed",
  "expired",
  "odd",
  "",
])("R57 a check of status '%s' whose other fields contradict it is not right", async (status) => {
  const valid = status !== "approved";
  emulated().twilio.verifications.check = () => ({ status: 201, json: { sid: REF, status, valid } });
  expect(await check()).toMatchObject({ ok: false, error: "provider-down" });
});

test.each([
  ["canceled", "code-gone"],
  ["deleted", "code-gone"],
  ["failed", "code-gone"],
  ["expired", "code-gone"],
  ["max_attempts_reached", "provider-limit"],
])("a check of status %s: %s", async (status, error) => {
  emulated().twilio.verifications.check = () => ({ status: 201, json: { sid: REF, status, valid: false } });
  expect(await check()).toMatchObject({ ok: false, error });
});

test.each([
  { sid: REF, status: "approved" },
  { sid: REF, status: "approved", valid: "true" },
  { sid: REF, valid: true },
  { status: "approved", valid: true },
  { sid: `VE${"cd".repeat(16)}`, status: "approved", valid: true },
  { success: true },
  {},
  [],
  null,
  "approved",
  { code: 60200, message: "Invalid parameter", status: 400 },
])("R57 a check that is answered with %j is not right", async (json) => {
  emulated().twilio.verifications.check = () => ({ status: 200, json });
  expect(await check()).toMatchObject({ ok: false, error: "provider-down" });
});

test.each([
  {},
  null,
  [],
  { sid: REF },
  { sid: "VE1", status: "pending" },
  { sid: REF, status: "approved" },
  { sid: REF, status: "canceled" },
  { code: 60203, message: "Max send attempts reached", status: 429 },
])("a send that is answered with %j leaves it open", async (json) => {
  emulated().twilio.verifications.start = () => ({ status: 201, json });
  expect(await send()).toMatchObject({ ok: false, error: "provider-unsure" });
});

test("a wrong key of ours is a provider that is down", async () => {
  const { twilio } = settings().providers;
  if (!twilio) throw new Error("not configured");
  settings().providers.twilio = { ...twilio, authToken: "some-other-token" };
  expect(await send()).toMatchObject({ error: "provider-down" });
  settings().providers.twilio = twilio;
});
