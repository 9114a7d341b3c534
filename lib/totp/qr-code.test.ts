// Proves that the picture itself can be scanned, in any theme, and loads nothing.
import fc from "fast-check";
import decodeQr from "jsqr";
import { expect, test } from "vitest";
import { otpauthUri } from "./otpauth-uri";
import { DEFAULT_TOTP_PARAMETERS } from "./parameters";
import { MAX_QR_TEXT_BYTES, qrCodeDataUri, qrCodeSvg } from "./qr-code";
import { generateSecret } from "./secret";

const PIXELS = 3;
const uriOf = (accountName: string, authenticatorName: string) =>
  otpauthUri({
    issuer: "Twofold",
    accountName,
    authenticatorName,
    secret: generateSecret("SHA1"),
    parameters: DEFAULT_TOTP_PARAMETERS,
  });

/** Paints the SVG as a browser would: the white rectangle, then each rectangle of the path in black. */
function paint(svg: string): { side: number; isDark: (x: number, y: number) => boolean } {
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  expect(svg).toContain(`<rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="`);
  const path = / d="([^"]*)"/.exec(svg)?.[1] ?? "";
  const dark = new Set<number>();
  const rest = path.replace(/M(\d+) (\d+)h(\d+)v1h-\3z/g, (_, x: string, y: string, length: string) => {
    for (let run = 0; run < Number(length); run += 1) dark.add(Number(y) * side + Number(x) + run);
    return "";
  });
  expect(rest).toBe("");
  return { side, isDark: (x, y) => dark.has(y * side + x) };
}

function scan(svg: string): string | undefined {
  const { side, isDark } = paint(svg);
  const width = side * PIXELS;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let pixel = 0; pixel < width * width; pixel += 1) {
    const x = Math.floor((pixel % width) / PIXELS);
    const y = Math.floor(pixel / width / PIXELS);
    if (isDark(x, y)) pixels.fill(0, pixel * 4, pixel * 4 + 3);
  }
  return decodeQr(pixels, width, width, { inversionAttempts: "dontInvert" })?.data;
}

test("a scanner reads back the very URI, black on white", () => {
  const names = fc.string({ unit: "grapheme", maxLength: 40 });
  fc.assert(
    fc.property(names, names, (accountName, name) => {
      const uri = uriOf(accountName, name);
      expect(scan(qrCodeSvg(uri))).toBe(uri);
    }),
    { numRuns: 25 },
  );
});

test("four modules around it are light, and the symbol begins right behind them", () => {
  const { side, isDark } = paint(qrCodeSvg(uriOf("ada@example.org", "phone")));
  for (let along = 0; along < side; along += 1) {
    for (const edge of [0, 1, 2, 3, side - 4, side - 3, side - 2, side - 1]) {
      expect(isDark(along, edge) || isDark(edge, along)).toBe(false);
    }
  }
  expect([isDark(4, 4), isDark(side - 5, 4), isDark(4, side - 5)]).toEqual([true, true, true]);
});

test("error correction is M: the two format bits in the corner say so", () => {
  // ISO/IEC 18004 section 7.9: the first two format bits are 00 for M, masked with 10.
  const { isDark } = paint(qrCodeSvg(uriOf("ada@example.org", "phone")));
  expect([isDark(4, 12), isDark(5, 12)]).toEqual([true, false]);
});

test("the document holds no colour of a theme, no script, no style and no reference (R33)", () => {
  const svg = qrCodeSvg(uriOf("<script>alert(1)</script>", "'\"><image href='//evil.example'/>"));
  expect(svg).not.toMatch(/currentColor|var\(|<style|<script|href|url\(|prefers-color-scheme|\son\w+=/i);
  expect(svg.match(/https?:[^"]*/g)).toEqual(["http://www.w3.org/2000/svg"]);
  expect(svg.match(/<[a-z]+/g)).toEqual(["<svg", "<rect", "<path"]);
});

test("the data URI is that document, safe inside quotes", () => {
  const uri = uriOf("ada@example.org", "phone");
  const [head, body = ""] = qrCodeDataUri(uri).split(",");
  expect(head).toBe("data:image/svg+xml");
  expect(decodeURIComponent(body)).toBe(qrCodeSvg(uri));
  expect(body).not.toMatch(/["#<>\s]/);
});

test("the largest text is MAX_QR_TEXT_BYTES, and an empty one is none", () => {
  expect(qrCodeSvg("x".repeat(MAX_QR_TEXT_BYTES))).toContain("<svg");
  expect(() => qrCodeSvg("x".repeat(MAX_QR_TEXT_BYTES + 1))).toThrow("too big");
  expect(() => qrCodeSvg("")).toThrow("No input");
});

test("the longest address and a name of 64 emoji stay within it", () => {
  const longest = uriOf(`${"+".repeat(242)}@example.org`, "😀".repeat(64));
  expect(longest.length).toBeLessThan(MAX_QR_TEXT_BYTES);
  expect(scan(qrCodeSvg(longest))).toBe(longest);
});
