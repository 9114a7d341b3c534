// Proves that whatever is wrong with a request is said in the envelope, by number, name, status and field.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import en from "@/messages/en.json";
import { type ApiAnswer, plantKey, plantKeyOwner, RFC_SECRET, TestApi } from "./test-api";

let api: TestApi;
let accountId: string;
beforeAll(async () => {
  api = await TestApi.start();
  accountId = await plantKeyOwner();
});
afterAll(() => api.close());
beforeEach(() => {
  api.now = new Date(api.now.getTime() + 60_000);
});

const ENGLISH = { "accept-language": "en" };

function expectRefusal(answer: ApiAnswer, httpStatus: number, code: number, status: string) {
  expect([answer.status, answer.body]).toEqual([
    httpStatus,
    { code, status, msg: expect.any(String), request_id: answer.headers["x-request-id"] },
  ]);
  expect(answer.headers["access-control-allow-origin"]).toBe("*");
}

describe("4000 VALIDATION_ERROR names the field (R107)", () => {
  const secret = RFC_SECRET;
  it.each<[string, string, unknown]>([
    ["body", "no JSON", "{"],
    ["body", "nothing", ""],
    ["body", "an array", []],
    ["body", "null", "null"],
    ["body", "a number", 5],
    ["body", "a field that there is not", { secret, secrets: secret }],
    ["body", "a prototype", `{"secret":"${secret}","__proto__":{"action":"batch"}}`],
    ["secret", "none", {}],
    ["secret", "an empty one", { secret: "" }],
    ["secret", "nothing but separators", { secret: " - " }],
    ["secret", "null", { secret: null }],
    ["secret", "a number", { secret: 234567 }],
    ["secret", "a digit outside of Base32", { secret: "MZXW6YT1" }],
    ["secret", "full-width letters", { secret: "ＭＺＸＷ" }],
    ["secret", "a length that cannot be", { secret: "MZXW6Y" }],
    ["secret", "over 128 bytes", { secret: "A".repeat(208) }],
    ["action", "an unknown one", { secret, action: "delete" }],
    ["action", "one in capitals", { secret, action: "VERIFY" }],
    ["action", "null", { secret, action: null }],
    ["code", "none to verify", { secret, action: "verify" }],
    ["code", "one digit too few", { secret, action: "verify", code: "12345" }],
    ["code", "a number", { secret, action: "verify", code: 123456 }],
    ["code", "full-width digits", { secret, action: "verify", code: "１２３４５６" }],
    ["code", "letters beside an action that needs none", { secret, code: "abcdef" }],
    ["period", "below its range", { secret, period: 9 }],
    ["period", "above its range", { secret, period: "121" }],
    ["period", "a broken number", { secret, period: 30.5 }],
    ["period", "another notation", { secret, period: "3e1" }],
    ["period", "null", { secret, period: null }],
    ["digits", "below its range", { secret, digits: 3 }],
    ["digits", "above its range", { secret, digits: 9 }],
    ["digits", "negative", { secret, digits: "-6" }],
    ["digits", "true", { secret, digits: true }],
    ["algorithm", "an unknown one", { secret, algorithm: "MD5" }],
    ["algorithm", "one in small letters", { secret, algorithm: "sha1" }],
    ["timestamp", "text", { secret, timestamp: "59" }],
    ["timestamp", "before 1970", { secret, timestamp: -1 }],
    ["timestamp", "after 9999", { secret, timestamp: 253_402_300_800 }],
    ["timestamp", "without a test key", { secret, timestamp: 59 }],
  ])("%s: %s", async (field, _what, body) => {
    const answer = await api.post(body, ENGLISH);
    expectRefusal(answer, 400, 4000, "VALIDATION_ERROR");
    expect(answer.body.msg).toMatch(new RegExp(`^${field}: `));
    const chinese = await api.post(body);
    expect(chinese.body.msg).toMatch(new RegExp(`^${field}：`));
  });

  it("query: a secret or a key in the address (R103)", async () => {
    const answer = await api.ask({ path: "/api/2fa?secret=MZXW6YTB", body: "{}", headers: ENGLISH });
    expectRefusal(answer, 400, 4000, "VALIDATION_ERROR");
    expect(answer.body.msg).toMatch(/^query: /);
  });

  it("timestamp: with a live key", async () => {
    const { bearer } = await plantKey(accountId, "live");
    const answer = await api.post({ secret, timestamp: 59 }, { ...bearer, ...ENGLISH });
    expectRefusal(answer, 400, 4000, "VALIDATION_ERROR");
  });
});

describe("4010 UNAUTHORIZED", () => {
  it.each([
    ["a made-up one", { authorization: "Bearer abc" }],
    ["an empty one", { "x-api-key": "" }],
    ["another scheme", { authorization: "Basic dXNlcjpwYXNz" }],
    ["one with a typing error", { "x-api-key": `tfa_live_${"A".repeat(43)}_000000` }],
  ])("%s", async (_what, headers) => {
    const answer = await api.post({ secret: RFC_SECRET }, headers);
    expectRefusal(answer, 401, 4010, "UNAUTHORIZED");
    // RFC 9110 15.5.2: a 401 says how to be known; the same of every key, whatever is wrong with it.
    expect(answer.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
  });

  it("one that is revoked, from the very next request on", async () => {
    const { database } = await import("@/lib/platform/db");
    const { id, bearer } = await plantKey(accountId);
    expect((await api.post({ secret: RFC_SECRET }, bearer)).status).toBe(200);
    await database().apiKey.delete({ where: { id } });
    expectRefusal(await api.post({ secret: RFC_SECRET }, bearer), 401, 4010, "UNAUTHORIZED");
  });

  it("one that is expired, to the second", async () => {
    const { bearer } = await plantKey(accountId, "live", api.now);
    const answer = await api.post({ secret: RFC_SECRET }, bearer);
    expectRefusal(answer, 401, 4010, "UNAUTHORIZED");
    expect(answer.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
    api.now = new Date(api.now.getTime() - 1000);
    expect((await api.post({ secret: RFC_SECRET }, bearer)).status).toBe(200);
  });

  it("one of a deactivated account", async () => {
    const { database } = await import("@/lib/platform/db");
    const owner = await plantKeyOwner();
    const { bearer } = await plantKey(owner);
    await database().account.update({ where: { id: owner }, data: { deactivatedAt: api.now } });
    expectRefusal(await api.post({ secret: RFC_SECRET }, bearer), 401, 4010, "UNAUTHORIZED");
  });

  it("two that differ; one in both fields is one", async () => {
    const [one, two] = [await plantKey(accountId), await plantKey(accountId)];
    const both = await api.post({ secret: RFC_SECRET }, { ...one.bearer, "x-api-key": two.key });
    expectRefusal(both, 401, 4010, "UNAUTHORIZED");
    expect((await api.post({ secret: RFC_SECRET }, { ...one.bearer, "x-api-key": one.key })).status).toBe(
      200,
    );
    expect((await api.post({ secret: RFC_SECRET }, { "x-api-key": one.key })).status).toBe(200);
  });
});

describe("what HTTP itself refuses (R109)", () => {
  it.each(["GET", "PUT", "PATCH", "DELETE"])("405 with Allow: %s", async (method) => {
    const answer = await api.ask({ method });
    expectRefusal(answer, 405, 4050, "METHOD_NOT_ALLOWED");
    expect(answer.headers.allow).toBe("POST, OPTIONS");
  });

  it.each(["text/plain", "", "application/jsonp", "application/json; charset=gbk", "multipart/form-data"])(
    "415: %j",
    async (type) => {
      const answer = await api.post({ secret: RFC_SECRET }, { "content-type": type });
      expectRefusal(answer, 415, 4150, "UNSUPPORTED_MEDIA_TYPE");
    },
  );

  it("takes JSON by any spelling of its type", async () => {
    for (const type of [
      "application/json;charset=UTF-8",
      'Application/JSON; charset="utf-8"',
      "application/json; charset=utf8",
    ]) {
      expect((await api.post({ secret: RFC_SECRET }, { "content-type": type })).status).toBe(200);
    }
  });

  it.each([
    [16 * 1024 + 1, false],
    [16 * 1024 + 1, true],
    [70_000, false],
    [70_000, true],
  ])("413: %i bytes, chunked: %s", async (bytes, isChunked) => {
    const body = JSON.stringify({ secret: RFC_SECRET }).padEnd(bytes, " ");
    expectRefusal(await api.ask({ body, isChunked }), 413, 4130, "PAYLOAD_TOO_LARGE");
    const fits = JSON.stringify({ secret: RFC_SECRET }).padEnd(16 * 1024, " ");
    expect((await api.ask({ body: fits, isChunked })).status).toBe(200);
  });
});

describe("a page of another origin (R110)", () => {
  it("may ask, and is told in advance what it may send", async () => {
    const headers = { origin: "https://elsewhere.test", "access-control-request-method": "POST" };
    const preflight = await api.ask({ method: "OPTIONS", headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "POST, OPTIONS",
      "access-control-allow-headers": expect.stringContaining("x-api-key"),
    });
    const answer = await api.post({ secret: RFC_SECRET }, { origin: "https://elsewhere.test" });
    expect(answer.status).toBe(200);
    expect(answer.headers["access-control-allow-credentials"]).toBeUndefined();
  });
});

it("has a sentence of its own for every problem", () => {
  const sentences = Object.values(en.totpApi.problems);
  expect(new Set(sentences).size).toBe(sentences.length);
});
