// Proves that an audit row knows a browser by its family alone, and takes no word of the header that named it.
import fc from "fast-check";
import { expect, it } from "vitest";
import { browserFamily } from "@/lib/audit/trace";

const UNKNOWN = "Unknown browser";

it.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox on Linux"],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
    "Chrome on Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "Safari on iOS",
  ],
])("reads %s", (agent, family) => {
  expect(browserFamily(agent)).toBe(family);
});

it.each([
  null,
  "",
  "   ",
  "curl/8.9.1",
  "Mozilla/5.0",
  "a".repeat(100_000),
  "evil-name/1.0 (x)",
  "<script>alert(1)</script>/1 (x)",
])("does not know %j", (agent) => {
  expect(browserFamily(agent)).toBe(UNKNOWN);
});

it("gives a short plain text for any header, in which nothing of the header stands", () => {
  const canary = "kanarienvogel";
  const property = fc.property(
    fc.string(),
    fc.string(),
    fc.constantFrom("/", " ", "(", ";", "/1 ("),
    (before, after, mark) => {
      const family = browserFamily(`${before}${canary}${mark}${after}`);
      expect(family).toMatch(/^[\w .+-]{1,60}$/);
      expect(family).not.toContain(canary);
    },
  );
  fc.assert(property, { numRuns: 300 });
});
