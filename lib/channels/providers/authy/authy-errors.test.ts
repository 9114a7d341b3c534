// Proves what each of Authy's refusals means, and that an answer that only looks like a yes is none.
import { describe, expect, test } from "vitest";
import { authy } from "@/lib/channels/providers/authy/authy-provider";
import { freshEmulators } from "@/lib/channels/providers/test-emulators";
import { settings } from "@/lib/platform/env";

const ID = "81547";
const YES = { message: "Token is valid.", token: "is valid", success: "true" };

const emulated = freshEmulators();

const send = () => authy.send(ID, "sms", "en");
const check = () => authy.check(ID, "1234567", null);

/** Lets Authy answer everything with this. */
async function answered<T>(status: number, json: unknown, ask: () => Promise<T>): Promise<T> {
  const { answer } = emulated().authy;
  emulated().authy.answer = () => ({ status, json });
  try {
    return await ask();
  } finally {
    emulated().authy.answer = answer;
  }
}

const refusal = (error_code?: string | number, message = "No.") => ({
  message,
  success: false,
  errors: { message },
  error_code,
});

test.each([
  [401, refusal("60001", "Invalid API key"), "provider-down"],
  [400, refusal("60000"), "provider-down"],
  [400, refusal("60002"), "provider-down"],
  [400, refusal("60004"), "provider-down"],
  [429, refusal("60003"), "provider-limit"],
  [429, null, "provider-limit"],
  [404, refusal("60026", "User not found."), "destination-refused"],
  [400, refusal("60027", "User was not valid"), "destination-refused"],
  [400, refusal(60033, "Phone number is invalid"), "destination-refused"],
  [400, refusal("60083"), "destination-refused"],
  [503, refusal(undefined, "The user has been suspended."), "destination-refused"],
  [503, refusal(undefined, "SMS token was not sent"), "provider-down"],
  [503, null, "provider-down"],
  [500, null, "provider-unsure"],
  [502, null, "provider-unsure"],
  [504, null, "provider-unsure"],
  [200, refusal("60027"), "destination-refused"],
  [200, refusal(), "provider-down"],
  [200, { success: "false" }, "provider-down"],
  [200, { success: true, error_code: "60027" }, "destination-refused"],
  [200, { success: true, ignored: true, message: "Ignored" }, "destination-refused"],
  [201, { success: true }, "provider-down"],
] as const)("a send that is answered with %d %j: %s", async (status, json, error) => {
  expect(await answered(status, json, send)).toMatchObject({ ok: false, error });
});

test.each([null, {}, [], "true", { success: 1 }, { success: "yes" }, { message: "SMS token was sent" }])(
  "a send that is answered with %j leaves it open",
  async (json) => {
    expect(await answered(200, json, send)).toMatchObject({ ok: false, error: "provider-unsure" });
  },
);

describe("R57 a check", () => {
  test.each([YES, { ...YES, success: true }])("is right with %j", async (json) => {
    expect(await answered(200, json, check)).toEqual({ ok: true, value: true });
  });

  test.each([
    [401, { ...refusal("60020", "Token is invalid"), token: "is invalid" }],
    [401, refusal("60019", "Token is invalid")],
    [401, refusal(undefined, "Token is invalid. Token was used recently")],
    [200, { success: false, token: "is invalid" }],
    [200, { success: "true", token: "is invalid", message: "Token is invalid" }],
  ])("is wrong with %d %j", async (status, json) => {
    expect(await answered(status, json, check)).toEqual({ ok: true, value: false });
  });

  test.each([
    [401, refusal("60001", "Invalid API key"), "provider-down"],
    [401, null, "provider-down"],
    [404, refusal("60026", "User not found."), "code-gone"],
    [429, refusal("60003"), "provider-limit"],
    [503, null, "provider-down"],
    [500, null, "provider-down"],
    [200, { success: "true" }, "provider-down"],
    [200, { success: "true", message: "Token is valid." }, "provider-down"],
    [200, { success: "true", token: "valid" }, "provider-down"],
    [200, { token: "is valid" }, "provider-down"],
    [200, { ...YES, success: "false" }, "provider-down"],
    [200, { ...YES, success: false }, "provider-down"],
    [200, { ...YES, success: 1 }, "provider-down"],
    [200, { ...YES, success: "TRUE" }, "provider-down"],
    [200, { ...YES, error_code: "60000" }, "provider-down"],
    [201, YES, "provider-down"],
    [202, YES, "provider-down"],
    [400, YES, "provider-down"],
    [401, YES, "provider-down"],
    [404, YES, "provider-down"],
    [503, YES, "provider-down"],
    [200, [YES], "provider-down"],
    [200, null, "provider-down"],
    [200, JSON.stringify(YES), "provider-down"],
  ])("is not right with %d %j: %s", async (status, json, error) => {
    expect(await answered(status, json, check)).toMatchObject({ ok: false, error });
  });
});

test("a wrong key of ours is a provider that is down", async () => {
  const own = settings().providers.authy;
  if (!own) throw new Error("not configured");
  settings().providers.authy = { ...own, apiKey: "some-other-key" };
  expect(await send()).toMatchObject({ error: "provider-down" });
  expect(await check()).toMatchObject({ error: "provider-down" });
  settings().providers.authy = own;
});
