// Proves what passes as a typed code, and that nothing else does (R30).
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryText } from "./arbitrary-totp";
import { normalizeCode } from "./normalize-code";

test.each([
  ["287082"],
  ["287 082"],
  ["287-082"],
  ["  287082\n"],
  ["2 8 7 0 8 2"],
  ["287\u00a0082"],
  ["287\u202f082"],
  ["287\u2009082"],
])("%j is 287082", (text) => {
  expect(normalizeCode(text, 6)).toBe("287082");
});

test.each([
  [""],
  ["      "],
  ["28708"],
  ["2870821"],
  ["２８７０８２"],
  ["٢٨٧٠٨٢"],
  ["28708２"],
  ["28708O"],
  ["+28708"],
  ["2.8e10"],
  ["0x1234"],
  ["287–082"],
  ["287,082"],
  ["287082\0"],
  ["28\n7082"],
  ["😀😀😀"],
  ["9".repeat(1_000_000)],
])("%.20j is no code of six digits", (text) => {
  expect(normalizeCode(text, 6)).toBeNull();
});

test("the length is the credential's own", () => {
  expect(normalizeCode("2870", 4)).toBe("2870");
  expect(normalizeCode("2870", 6)).toBeNull();
  expect(normalizeCode("94287082", 8)).toBe("94287082");
  expect(normalizeCode("", 0)).toBeNull();
  expect(normalizeCode("1", Number.NaN)).toBeNull();
});

test("whatever the text, the answer is null or ASCII digits of that length", () => {
  const almostCodes = fc.string({ unit: fc.constantFrom(..."0123456789 -\u00a0\u202f１٣+") });
  fc.assert(
    fc.property(fc.oneof(arbitraryText, almostCodes), fc.integer({ min: 4, max: 8 }), (text, digits) => {
      const code = normalizeCode(text, digits);
      if (code !== null) expect(code).toMatch(new RegExp(`^[0-9]{${digits}}$`));
    }),
  );
});
