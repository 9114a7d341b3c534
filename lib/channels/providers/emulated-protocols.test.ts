// Proves the rest of the two protocols that the emulators speak, where no client of ours goes.
import { describe, expect, test } from "vitest";
import { BASIC, emulatorsByHand, FORM, NUMBER } from "@/lib/channels/providers/test-emulators-by-hand";

const { emulators, twilio, authy, newUser } = await emulatorsByHand();

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
