// Proves that codes are those of the RFCs, in Node and in a browser's build of this module alike.
import { build } from "esbuild";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryKey, keyOf } from "./arbitrary-totp";
import { codeAtStep } from "./code";
import { DEFAULT_TOTP_PARAMETERS } from "./parameters";
import { RFC_4226_CODES, RFC_6238_SEEDS, RFC_6238_VECTORS } from "./rfc-vectors";
import { stepAt } from "./step";

describe("the published vectors (R25)", () => {
  test("are all there", () => {
    expect(RFC_6238_VECTORS).toHaveLength(18);
    expect(RFC_4226_CODES).toHaveLength(10);
  });

  test.each(RFC_6238_VECTORS)("RFC 6238 B: $algorithm at $unixSeconds is $code", (vector) => {
    const { algorithm, unixSeconds, code } = vector;
    const key = keyOf(RFC_6238_SEEDS[algorithm], { algorithm, digits: 8, periodSeconds: 30 });
    expect(codeAtStep(key, stepAt(unixSeconds * 1000, 30))).toBe(code);
  });

  test.each(RFC_4226_CODES.map((code, counter) => ({ code, counter })))(
    "RFC 4226 D: counter $counter is $code",
    ({ code, counter }) => {
      expect(codeAtStep(keyOf(RFC_6238_SEEDS.SHA1), counter)).toBe(code);
    },
  );
});

test("a code has exactly its digits, the leading zeros included", () => {
  fc.assert(
    fc.property(arbitraryKey, fc.nat(Number.MAX_SAFE_INTEGER), (key, step) => {
      expect(codeAtStep(key, step)).toMatch(new RegExp(`^[0-9]{${key.parameters.digits}}$`));
    }),
  );
});

test("fewer digits are the tail of more (RFC 4226 section 5.3)", () => {
  const eight = codeAtStep(keyOf(RFC_6238_SEEDS.SHA1, { ...DEFAULT_TOTP_PARAMETERS, digits: 8 }), 1);
  const four = codeAtStep(keyOf(RFC_6238_SEEDS.SHA1, { ...DEFAULT_TOTP_PARAMETERS, digits: 4 }), 1);
  expect(eight).toBe("94287082");
  expect(four).toBe("7082");
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("step %d is no step", (step) => {
  expect(() => codeAtStep(keyOf(RFC_6238_SEEDS.SHA1), step)).toThrow(RangeError);
});

test("a browser's build of code, match and QR needs nothing of Node and makes the same codes", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { matchStep } from "./match-step";
        export { qrCodeSvg } from "./qr-code";
        export { generateSecret } from "./secret";
        export { otpauthUri } from "./otpauth-uri";
        export { diagnoseCode } from "./diagnose";
        import { keyOf } from "./arbitrary-totp";
        import { codeAtStep } from "./code";
        import { RFC_6238_SEEDS as seeds, RFC_6238_VECTORS } from "./rfc-vectors";
        export const codes = RFC_6238_VECTORS.map(({ algorithm, unixSeconds }) =>
          codeAtStep(keyOf(seeds[algorithm], { algorithm, digits: 8, periodSeconds: 30 }), Math.floor(unixSeconds / 30)));`,
      resolveDir: import.meta.dirname,
      loader: "ts",
    },
    bundle: true,
    write: false,
    platform: "browser",
    format: "esm",
    logLevel: "silent",
  });
  const source = outputFiles[0]?.text ?? "";
  const module = await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`);
  expect(module.codes).toEqual(RFC_6238_VECTORS.map(({ code }) => code));
});
