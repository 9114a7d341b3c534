// Proves that the reader by hand and the schema take the same bodies, and that what is taken is what was sent.
import fc from "fast-check";
import { expect, it } from "vitest";
import { anyText } from "@/lib/platform/test-any-text";
import { readRequest } from "./read-request";
import { totpRequest } from "./schemas";

const oneOf = (...values: unknown[]) => fc.constantFrom(...values);
const anything = fc.oneof(fc.jsonValue(), anyText(), fc.integer());
const nearly = {
  secret: fc.oneof(
    oneOf(
      "MZXW6YTB",
      "mzxw 6ytb-oi",
      "MZXW6YQ=",
      "MZXW6YTB\n",
      "MZ",
      "M",
      "",
      "A".repeat(205),
      "A".repeat(206),
    ),
    anything,
  ),
  action: fc.oneof(oneOf("generate", "verify", "batch", "Verify", null, "toString"), anything),
  code: fc.oneof(
    oneOf("1234", "123456", "12345678", "123456789", "12345a", "１２３４５６", 123456),
    anything,
  ),
  period: fc.oneof(oneOf(10, 9, 120, 121, 30.5, "30", "030", "0030", "3e1", " 30", "", -0), anything),
  digits: fc.oneof(oneOf(4, 3, 8, 9, "6", "06", "6.0", true, Number.MAX_VALUE), anything),
  algorithm: fc.oneof(oneOf("SHA1", "SHA256", "SHA512", "sha1", "MD5", "constructor"), anything),
  timestamp: fc.oneof(oneOf(0, 59, 253_370_764_800, 253_370_764_801, -1, 1.5, "59"), anything),
  more: fc.option(anything, { nil: undefined }),
};
/** A right body, of which up to two fields are replaced by whatever comes. */
const nearlyRight = fc
  .tuple(fc.subarray(Object.keys(nearly) as (keyof typeof nearly)[], { maxLength: 2 }), fc.record(nearly))
  .map(([replaced, values]) => {
    const right = { secret: "MZXW6YTB", action: "verify", code: "12345678", digits: 8 };
    return { ...right, ...Object.fromEntries(replaced.map((field) => [field, values[field]])) };
  });
const body = fc.oneof(nearlyRight, fc.record(nearly, { requiredKeys: [] }), fc.jsonValue());

it("takes exactly what the schema takes, and names one of its problems otherwise", () => {
  let taken = 0;
  fc.assert(
    fc.property(body, (sent) => {
      const text = JSON.stringify(sent) ?? "";
      const read = readRequest(text);
      const parsed = totpRequest.safeParse(JSON.parse(text));
      expect(read.ok, text).toBe(parsed.success);
      if (!read.ok || !parsed.success) {
        expect(!read.ok && read.problem).toBe(parsed.error?.issues[0]?.message);
        return;
      }
      taken += 1;
      const { period, digits, algorithm, secret: _, ...rest } = parsed.data;
      expect(read.request.key.parameters).toEqual({ periodSeconds: period, digits, algorithm });
      expect(read.request).toMatchObject(rest);
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(50);
});

it("takes the last of two fields of one name, as every parser of JSON does (R111)", () => {
  const read = readRequest('{"secret":"A","secret":"MZXW6YTB","digits":6,"digits":8}');
  expect(read.ok && read.request.key.parameters.digits).toBe(8);
});

it("survives nesting as deep as a body can hold (R111)", () => {
  const deep = `{"secret":${"[".repeat(8000)}${"]".repeat(8000)}}`;
  expect(readRequest(deep)).toEqual({ ok: false, problem: "secret-malformed" });
});
