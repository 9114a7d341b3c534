// Proves that the TOTP API answers what its specification says, field by field, and what the RFC says, code by code.
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { RFC_6238_SEEDS, RFC_6238_VECTORS } from "@/lib/totp/rfc-vectors";
import { encodeSecret } from "@/lib/totp/secret";
import { batchData, generatedData, verifiedData } from "./schemas";
import { plantKey, plantKeyOwner, RFC_SECRET, TestApi } from "./test-api";

let api: TestApi;
let testKey: Awaited<ReturnType<typeof plantKey>>;
beforeAll(async () => {
  api = await TestApi.start();
  testKey = await plantKey(await plantKeyOwner(), "test");
});
afterAll(() => api.close());

/** Asks as a test key whose bucket is full again. */
async function askAt(timestamp: number, body: Record<string, unknown>) {
  api.now = new Date(api.now.getTime() + 60_000);
  return api.post({ secret: RFC_SECRET, timestamp, ...body }, testKey.bearer);
}

/** Ten seconds into a step. */
const UNIX_SECONDS = Date.parse("2031-05-06T07:08:10Z") / 1000;

test.each(RFC_6238_VECTORS)("RFC 6238: $algorithm at $unixSeconds is $code", async (vector) => {
  const secret = encodeSecret(RFC_6238_SEEDS[vector.algorithm]);
  const asked = { secret, digits: 8, algorithm: vector.algorithm };
  const generated = await askAt(vector.unixSeconds, asked);
  expect(generated.body.data.totp_code).toBe(vector.code);
  const verified = await askAt(vector.unixSeconds, { ...asked, action: "verify", code: vector.code });
  expect(verified.body.data).toMatchObject({ is_valid: true, current_code: vector.code });
});

describe("generate", () => {
  it("is what is done when no action is named, and answers just what the specification lists", async () => {
    api.now = new Date(UNIX_SECONDS * 1000 + 999);
    const answer = await api.post({ secret: RFC_SECRET });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      code: 0,
      msg: "成功",
      data: {
        totp_code: expect.stringMatching(/^\d{6}$/),
        remaining_seconds: 20,
        period: 30,
        digits: 6,
        timestamp: UNIX_SECONDS,
        next_refresh: "2031-05-06 07:08:30",
      },
      request_id: answer.headers["x-request-id"],
    });
    expect(generatedData.parse(answer.body.data)).toEqual(answer.body.data);
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
  });

  it("takes period and digits as numbers and as numeric strings, at both ends of their ranges", async () => {
    for (const [period, digits] of [
      [10, 4],
      ["120", "8"],
      ["010", 5],
    ]) {
      const { body } = await api.post({ secret: RFC_SECRET, period, digits });
      expect(body.data).toMatchObject({ period: Number(period), digits: Number(digits) });
      expect(body.data.totp_code).toHaveLength(Number(digits));
    }
  });

  it("does not care for white space, hyphens, case and padding of a secret", async () => {
    const codes = await Promise.all(
      ["MZXW6YQ=", "mzxw6yq", "MZXW-6YQ", " mzXw 6yq= ", "MZXW\t6YQ\r\n"].map((secret) =>
        api.post({ secret }),
      ),
    );
    expect(new Set(codes.map(({ body }) => body.data.totp_code)).size).toBe(1);
  });

  it("tells whole seconds of the period, the first of which is the whole of it", async () => {
    const left = [0, 1, 29, 30].map(async (second) => {
      const { body } = await api.post(
        { secret: RFC_SECRET, timestamp: 1_000_000_020 + second },
        testKey.bearer,
      );
      return [body.data.remaining_seconds, body.data.next_refresh];
    });
    expect(await Promise.all(left)).toEqual([
      [30, "2001-09-09 01:47:30"],
      [29, "2001-09-09 01:47:30"],
      [1, "2001-09-09 01:47:30"],
      [30, "2001-09-09 01:48:00"],
    ]);
  });
});

describe("verify", () => {
  it("takes the code of the step before and of the step after, and no other", async () => {
    const codeAt = async (seconds: number) => (await askAt(seconds, {})).body.data.totp_code;
    const current = await codeAt(UNIX_SECONDS);
    for (const [steps, isValid] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      const code = await codeAt(UNIX_SECONDS + 30 * steps);
      const answer = await askAt(UNIX_SECONDS, { action: "verify", code });
      expect(answer.status).toBe(200);
      expect(verifiedData.strict().parse(answer.body.data)).toMatchObject({
        is_valid: isValid,
        current_code: current,
        remaining_seconds: 20,
      });
    }
  });
});

describe("batch", () => {
  it("tells the previous, the current and the next code, and when each holds", async () => {
    const { body } = await askAt(UNIX_SECONDS, { action: "batch", period: 60 });
    const { codes } = batchData.strict().parse(body.data);
    const start = UNIX_SECONDS - (UNIX_SECONDS % 60);
    expect(codes.map(({ code: _, ...rest }) => rest)).toEqual([
      { position: "previous", starts_at: start - 60, expires_at: start },
      { position: "current", starts_at: start, expires_at: start + 60 },
      { position: "next", starts_at: start + 60, expires_at: start + 120 },
    ]);
    for (const { code, starts_at } of codes) {
      expect((await askAt(starts_at, { period: 60 })).body.data.totp_code).toBe(code);
    }
  });

  it("has nothing before the very first step, and goes on to the last year there is", async () => {
    const { body } = await askAt(0, { action: "batch" });
    expect(body.data.codes.map(({ position }: { position: string }) => position)).toEqual([
      "current",
      "next",
    ]);
    const last = await askAt(253_370_764_800, { action: "batch" });
    expect(batchData.parse(last.body.data).next_refresh).toBe("9999-01-01 00:00:30");
  });
});

describe("the language of msg", () => {
  it.each([
    [undefined, "成功"],
    ["*", "成功"],
    ["zh-CN,zh;q=0.9", "成功"],
    ["en", "Success"],
    ["de, en;q=0.5", "Success"],
    ["de", "Success"],
    ["en;q=0.2, zh;q=0.8", "成功"],
  ])("asked for %j is that of %s", async (acceptLanguage, msg) => {
    const headers: Record<string, string> = acceptLanguage ? { "accept-language": acceptLanguage } : {};
    const { body } = await api.post({ secret: RFC_SECRET }, headers);
    expect(body.msg).toBe(msg);
  });
});
