// Proves what Authy is sent, byte for byte, and which of its tokens count.
import { describe, expect, test } from "vitest";
import { EMULATED } from "@/e2e/emulators/emulated-settings";
import { authy } from "@/lib/channels/providers/authy/authy-provider";
import { registerUser } from "@/lib/channels/providers/authy/users";
import { freshEmulators } from "@/lib/channels/providers/test-emulators";

const RIGHT = { ok: true, value: true };
const WRONG = { ok: true, value: false };
const SENT = { ok: true, value: { ref: null } };

const emulated = freshEmulators();

const lastRequest = () => emulated().authyServer.requests.at(-1);
const sentTo = (id: string) => emulated().outbox.messages(id);

async function registered(phone = "5017122661"): Promise<string> {
  const user = await registerUser({ email: "jo@example.test", phone, countryCallingCode: "1" });
  if (!user.ok) throw new Error(user.error);
  return user.value.authyId;
}

function withApp(id: string): void {
  Object.assign(emulated().authy.users.find(id) ?? {}, { hasApp: true });
}

const HEADERS = { "x-authy-api-key": EMULATED.authyApiKey, accept: "application/json", connection: "close" };

describe("what is sent, byte for byte", () => {
  test.each([
    ["sms", "en", "GET", (id: string) => `/protected/json/sms/${id}?force=true&locale=en`],
    ["voice", "zh-CN", "GET", (id: string) => `/protected/json/call/${id}?force=true`],
    ["email", "en", "POST", (id: string) => `/protected/json/email/${id}`],
  ] as const)("a token by %s", async (way, locale, method, target) => {
    const id = await registered();
    expect(await authy.send(id, way, locale)).toEqual(SENT);
    expect(lastRequest()).toMatchObject({ method, target: target(id), body: "", headers: HEADERS });
    expect(lastRequest()?.headers.authorization).toBeUndefined();
    expect(sentTo(id)).toMatchObject([{ channel: way === "voice" ? "call" : way, phone: "+15017122661" }]);
  });

  test("a check", async () => {
    const id = await registered();
    await authy.check(id, "1234567", null);
    const target = `/protected/json/verify/1234567/${id}?force=true`;
    expect(lastRequest()).toMatchObject({ method: "GET", target, body: "", headers: HEADERS });
  });
});

describe("tokens", () => {
  test.each(["sms", "voice", "email"] as const)("one that was sent by %s is right once", async (way) => {
    const id = await registered();
    await authy.send(id, way, "en");
    const code = String(sentTo(id).at(-1)?.code);
    expect(code).toMatch(/^\d{7}$/);
    expect(await authy.check(id, code, null)).toEqual(RIGHT);
    expect(await authy.check(id, code, null)).toEqual(WRONG);
  });

  test.each([true, false])("success as a text (%s) is a success", async (successAsText) => {
    const id = await registered();
    emulated().authy.quirks.successAsText = successAsText;
    await authy.send(id, "sms", "en");
    expect(await authy.check(id, String(sentTo(id).at(-1)?.code), null)).toEqual(RIGHT);
  });

  test("one of the app is right, one of a minute and a half ago is wrong", async () => {
    const id = await registered();
    withApp(id);
    const old = emulated().appCode(id);
    emulated().clock.advance(90);
    expect(await authy.check(id, old, null)).toEqual(WRONG);
    expect(await authy.check(id, emulated().appCode(id), null)).toEqual(RIGHT);
  });

  test("a new one kills the old", async () => {
    const id = await registered();
    await authy.send(id, "sms", "en");
    await authy.send(id, "sms", "en");
    const [old, current] = sentTo(id).map(({ code }) => code);
    if (old !== current) expect(await authy.check(id, String(old), null)).toEqual(WRONG);
    expect(await authy.check(id, String(current), null)).toEqual(RIGHT);
  });

  test("of several parallel checks of a right one, one is right", async () => {
    const id = await registered();
    await authy.send(id, "sms", "en");
    const code = String(sentTo(id).at(-1)?.code);
    const checks = await Promise.all([1, 2, 3].map(() => authy.check(id, code, null)));
    expect(checks.filter((check) => check.ok && check.value)).toHaveLength(1);
  });

  test("without force anybody's would be right before the app is set up, and ours is not", async () => {
    const id = await registered();
    const url = `${emulated().authyServer.url}/protected/json/verify/0000000/${id}`;
    const answer = await fetch(url, { headers: { "X-Authy-API-Key": EMULATED.authyApiKey } });
    expect(await answer.json()).toMatchObject({ token: "is valid" });
    expect(await authy.check(id, "0000000", null)).toEqual(WRONG);
  });

  test.each(["", "12345", "12345678901", "123456a", "１２３４５６７", "1234567/1"])(
    "'%s' is wrong without asking",
    async (code) => {
      const id = await registered();
      const before = emulated().authyServer.requests.length;
      expect(await authy.check(id, code, null)).toEqual(WRONG);
      expect(emulated().authyServer.requests).toHaveLength(before);
    },
  );
});

test("force sends to somebody who has the app; what is ignored all the same was not sent", async () => {
  const id = await registered();
  withApp(id);
  expect(await authy.send(id, "sms", "en")).toEqual(SENT);
  expect(await authy.send(id, "voice", "en")).toEqual(SENT);
  const { message } = emulated().authy.tokens;
  emulated().authy.tokens.message = (user, channel) =>
    message.call(emulated().authy.tokens, user, channel, new URLSearchParams());
  const ignored = await Promise.all([authy.send(id, "sms", "en"), authy.send(id, "voice", "en")]);
  emulated().authy.tokens.message = message;
  for (const result of ignored) expect(result).toMatchObject({ error: "destination-refused" });
  expect(sentTo(id)).toHaveLength(2);
});

test("nothing is sent to somebody suspended", async () => {
  const id = await registered();
  Object.assign(emulated().authy.users.find(id) ?? {}, { isSuspended: true });
  for (let press = 1; press <= 6; press += 1)
    expect(await authy.send(id, "sms", "en")).toMatchObject({ error: "destination-refused" });
  const other = await registered("5017122662");
  expect(await authy.send(other, "sms", "en")).toEqual(SENT);
});

test.each(["", "0", "1/../2", "12a", "-1", "+15017122661", "1?force=false"])(
  "'%s' is no Authy id, and nobody is asked",
  async (id) => {
    expect(await authy.send(id, "sms", "en")).toMatchObject({ error: "destination-refused" });
    expect(await authy.check(id, "1234567", null)).toMatchObject({ error: "code-gone" });
    expect(emulated().authyServer.requests).toEqual([]);
  },
);
