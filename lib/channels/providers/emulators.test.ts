// Proves the emulators where no client of ours goes: their controls, and the rest of the two protocols.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EMULATED } from "@/e2e/emulators/emulated-settings";
import { type RunningEmulators, startEmulators } from "@/e2e/emulators/start-emulators";

const NUMBER = "+15017122661";
const SERVICE = `/v2/Services/${EMULATED.serviceSid}`;
const BASIC = `Basic ${Buffer.from(`${EMULATED.accountSid}:${EMULATED.authToken}`).toString("base64")}`;
const FORM = "application/x-www-form-urlencoded";

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await startEmulators();
});
beforeEach(() => emulators.reset());
afterAll(() => emulators.close());

async function twilio(
  method: string,
  path: string,
  fields?: Record<string, string>,
  type = FORM,
  authorization = BASIC,
) {
  const headers = { authorization, ...(fields && { "content-type": type }) };
  const body = fields && (type === FORM ? new URLSearchParams(fields).toString() : JSON.stringify(fields));
  const answer = await fetch(`${emulators.twilioServer.url}${SERVICE}${path}`, { method, headers, body });
  return { status: answer.status, json: answer.status === 204 ? null : await answer.json() };
}

async function authy(method: string, path: string, fields?: Record<string, string>) {
  const headers = { "X-Authy-API-Key": EMULATED.authyApiKey };
  const body = fields && new URLSearchParams(fields);
  const answer = await fetch(`${emulators.authyServer.url}/protected/json${path}`, { method, headers, body });
  return { status: answer.status, json: await answer.json() };
}

async function newUser(email = "jo@example.test"): Promise<number> {
  const fields = { "user[email]": email, "user[cellphone]": "501-712-2661", "user[country_code]": "1" };
  return (await authy("POST", "/users/new", fields)).json.user.id;
}

async function control(path: string, wish?: unknown) {
  const url = `${emulators.twilioServer.url}/__test/${path}`;
  return (await fetch(url, wish === undefined ? {} : { method: "POST", body: JSON.stringify(wish) })).json();
}

describe("controls", () => {
  test("the outbox, for programs and for people, who are shown text and no markup", async () => {
    await twilio("POST", "/Verifications", { To: NUMBER, Channel: "sms" });
    await twilio("POST", "/Verifications", { To: "<b>@x.test", Channel: "email" });
    const { messages } = await control(`outbox?to=${encodeURIComponent(NUMBER)}`);
    expect(messages).toEqual([expect.objectContaining({ to: NUMBER, channel: "sms", provider: "twilio" })]);
    const page = await (await fetch(emulators.outboxUrl, { headers: { accept: "text/html" } })).text();
    expect(page).toContain(messages[0].code);
    expect(page).not.toContain("<b>");
  });

  test("the clock moves, stands at a time, and goes back", async () => {
    await control("clock", { advanceSeconds: 3600 });
    expect(emulators.clock.now()).toBeGreaterThan(Date.now() + 3_590_000);
    expect(await control("clock", { now: "2030-01-02T03:04:05Z" })).toEqual({ now: "2030-01-02T03:04:05Z" });
    await control("clock", {});
    expect(Math.abs(emulators.clock.now() - Date.now())).toBeLessThan(1000);
  });

  test("a fault meets the requests about one number alone, by whatever name they know it", async () => {
    const id = await newUser();
    const started = await twilio("POST", "/Verifications", { To: NUMBER, Channel: "sms" });
    const check = { VerificationSid: started.json.sid, Code: "1" };
    const post = (url: string) =>
      fetch(`${url}/__test/fail`, {
        method: "POST",
        body: JSON.stringify({ as: "503", next: 2, match: NUMBER }),
      });
    await post(emulators.twilioServer.url);
    await post(emulators.authyServer.url);
    expect((await twilio("POST", "/Verifications", { To: "+491711234567", Channel: "sms" })).status).toBe(
      201,
    );
    expect((await twilio("POST", "/Verifications", { To: NUMBER, Channel: "sms" })).status).toBe(503);
    expect((await twilio("POST", "/VerificationCheck", check)).status).toBe(503);
    expect((await twilio("POST", "/VerificationCheck", check)).status).toBe(201);
    expect((await authy("GET", `/sms/${id}?force=true`)).status).toBe(503);
  });

  test("what apps show is told by id and by number", async () => {
    const id = await newUser();
    const { codes } = await control(`codes?of=${id}`);
    expect(codes).toEqual([expect.objectContaining({ code: expect.stringMatching(/^\d{7}$/) })]);
    expect(await control(`codes?of=${encodeURIComponent(NUMBER)}`)).toEqual({ codes });
    expect((await control("codes?of=1")).codes).toEqual([]);
  });

  test("quirks, and people with the app", async () => {
    const id = await newUser();
    await control("quirks", { successAsText: false, removalSaysNo: true, wrongCodeAs: "403" });
    await control("authy-user", { of: NUMBER, hasApp: true });
    expect((await authy("GET", `/sms/${id}`)).json).toMatchObject({
      ignored: true,
      success: true,
      device: "android",
    });
    expect((await authy("GET", `/call/${id}`)).json).toMatchObject({ ignored: true, success: true });
    expect(emulators.outbox.messages()).toEqual([]);
    expect((await authy("POST", `/users/${id}/remove`)).json).toMatchObject({ success: false });
    expect(emulators.twilio.factors.wrongCodeAs).toBe("403");
  });

  test("people and factors outlast the program where a file is named", async () => {
    const folder = mkdtempSync(join(tmpdir(), "twofold-emulators-"));
    const memoryFile = join(folder, "data", "emulators.json");
    const url = (running: RunningEmulators) => `${running.authyServer.url}/protected/json/users`;
    const headers = { "X-Authy-API-Key": EMULATED.authyApiKey };
    const body = new URLSearchParams({
      "user[email]": "jo@x.test",
      "user[cellphone]": "5017122661",
      "user[country_code]": "1",
    });
    const first = await startEmulators({ memoryFile });
    const { user } = await (await fetch(`${url(first)}/new`, { method: "POST", headers, body })).json();
    const code = first.appCode(String(user.id));
    await first.close();
    const second = await startEmulators({ memoryFile });
    expect((await fetch(`${url(second)}/${user.id}/status`, { headers })).status).toBe(200);
    second.clock.set(first.clock.now());
    expect(second.appCode(String(user.id))).toHaveLength(code.length);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});

describe("Twilio", () => {
  test("asks for its key, for forms, and for its own service", async () => {
    const fields = { To: NUMBER, Channel: "sms" };
    expect(await twilio("POST", "/Verifications", fields, FORM, "Basic eA==")).toMatchObject({
      status: 401,
      json: { code: 20003 },
    });
    expect(await twilio("POST", "/Verifications", fields, "application/json")).toMatchObject({ status: 400 });
    const url = `${emulators.twilioServer.url}/v2/Services/VA1/Verifications`;
    expect((await fetch(url, { method: "POST", headers: { authorization: BASIC } })).status).toBe(404);
    expect(emulators.outbox.messages()).toEqual([]);
  });

  test("takes a code of ours, fetches and approves", async () => {
    const { json } = await twilio("POST", "/Verifications", {
      To: NUMBER,
      Channel: "call",
      CustomCode: "4711",
    });
    expect(emulators.outbox.messages(NUMBER)).toMatchObject([{ code: "4711", channel: "call" }]);
    expect((await twilio("GET", `/Verifications/${json.sid}`)).json).toMatchObject({
      sid: json.sid,
      status: "pending",
    });
    expect((await twilio("POST", `/Verifications/${json.sid}`, { Status: "approved" })).json).toMatchObject({
      valid: true,
    });
    expect((await twilio("POST", "/VerificationCheck", { To: NUMBER, Code: "4711" })).status).toBe(404);
    expect(
      (await twilio("POST", "/Verifications", { To: NUMBER, Channel: "sms", CustomCode: "1" })).status,
    ).toBe(400);
  });

  test("has factors listed, fetched and refused", async () => {
    const path = "/Entities/00112233445566778899aabbccddeeff/Factors";
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    const fields = { FriendlyName: "Jo", FactorType: "totp", "Binding.Secret": secret };
    const { json } = await twilio("POST", path, fields);
    expect(json.binding.secret).toBe(secret);
    expect((await twilio("GET", path)).json.factors).toHaveLength(1);
    expect((await twilio("GET", `${path}/${json.sid}`)).json.binding).toBeUndefined();
    const wrongs: Record<string, string>[] = [
      { FactorType: "push" },
      { FriendlyName: "" },
      { "Config.Skew": "3" },
      { "Config.Alg": "md5" },
    ];
    for (const wrong of wrongs)
      expect((await twilio("POST", path, { ...fields, ...wrong })).status).toBe(400);
    expect((await twilio("POST", "/Entities/not_allowed/Factors", fields)).status).toBe(400);
  });

  test("shows the codes of RFC 6238", async () => {
    const identity = "00112233445566778899aabbccddeeff";
    const fields = {
      FriendlyName: "Jo",
      FactorType: "totp",
      "Binding.Secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
      "Config.CodeLength": "8",
    };
    const { json } = await twilio("POST", `/Entities/${identity}/Factors`, fields);
    for (const [at, code] of [
      [59, "94287082"],
      [1_111_111_109, "07081804"],
      [20_000_000_000, "65353130"],
    ] as const) {
      emulators.clock.set(at * 1000);
      expect(emulators.appCode(`${identity}/${json.sid}`)).toBe(code);
    }
  });

  test("lets a challenge be answered again, five times", async () => {
    const path = "/Entities/00112233445566778899aabbccddeeff";
    const { json: factor } = await twilio("POST", `${path}/Factors`, {
      FriendlyName: "Jo",
      FactorType: "totp",
    });
    const shown = () => emulators.appCode(`00112233445566778899aabbccddeeff/${factor.sid}`);
    await twilio("POST", `${path}/Factors/${factor.sid}`, { AuthPayload: shown() });
    const { json } = await twilio("POST", `${path}/Challenges`, {
      FactorSid: factor.sid,
      AuthPayload: "000",
    });
    expect(json.status).toBe("pending");
    emulators.clock.advance(30);
    const again = await twilio("POST", `${path}/Challenges/${json.sid}`, { AuthPayload: shown() });
    expect(again.json.status).toBe("approved");
    const { json: other } = await twilio("POST", `${path}/Challenges`, {
      FactorSid: factor.sid,
      AuthPayload: "000",
    });
    const answer = () => twilio("POST", `${path}/Challenges/${other.sid}`, { AuthPayload: "000" });
    for (let attempt = 2; attempt <= 5; attempt += 1) expect((await answer()).json.status).toBe("pending");
    expect(await answer()).toMatchObject({ status: 429, json: { code: 60308 } });
  });
});

describe("Authy", () => {
  test("tells a wrong key, an unknown id and a bad number apart", async () => {
    const answer = await fetch(`${emulators.authyServer.url}/protected/json/users/1/status`);
    expect(await answer.json()).toMatchObject({ error_code: "60001", success: false });
    expect(await authy("GET", "/users/1/status")).toMatchObject({
      status: 404,
      json: { error_code: "60026" },
    });
    const fields = { "user[email]": "jo@x.test", "user[cellphone]": "12", "user[country_code]": "1" };
    const refused = { status: 400, json: { error_code: "60027", errors: { cellphone: "is invalid" } } };
    expect(await authy("POST", "/users/new", fields)).toMatchObject(refused);
  });

  test("knows a person by number, and changes the address", async () => {
    const id = await newUser();
    expect(await newUser("other@example.test")).toBe(id);
    await authy("POST", `/users/${id}/update`, { email: "new@example.test" });
    expect((await authy("GET", `/users/${id}/status`)).json.status.email).toBe("new@example.test");
  });

  test("says which token was used before", async () => {
    const id = await newUser();
    const code = emulators.appCode(NUMBER);
    expect((await authy("GET", `/verify/${code}/${id}?force=true`)).json).toMatchObject({
      success: "true",
      token: "is valid",
    });
    const used = {
      token: "is invalid",
      message: "Token is invalid. Token was used recently",
      error_code: "60020",
    };
    expect(await authy("GET", `/verify/${code}/${id}?force=true`)).toMatchObject({ status: 401, json: used });
  });
});
