// Proves which origin an answer of a passkey must name (R123): APP_URL's, or a name of this machine while APP_URL is one.
import { afterEach, expect, it } from "vitest";
import { originOf, rpIdOf, takesPasskeys } from "@/lib/passkeys/relying-party";
import { settings } from "@/lib/platform/env";

const { appUrl, isLoopback } = settings();
afterEach(() => {
  Object.assign(settings(), { appUrl, isLoopback });
});

it("is the loopback name that a request came to, while APP_URL is one, and no other", () => {
  expect(originOf("127.0.0.1:3000")).toBe("http://127.0.0.1:3000");
  for (const foreign of [
    "evil.example",
    "evil.example:3000",
    "localhost:3001",
    "localhost@evil.example",
    "",
    null,
  ])
    expect(originOf(foreign)).toBe("http://localhost:3000");
});

it("is APP_URL's where others can reach the installation, whatever a request calls it", () => {
  Object.assign(settings(), { appUrl: new URL("https://id.example.org"), isLoopback: false });
  for (const host of ["id.example.org", "ID.EXAMPLE.ORG", "localhost", "id.example.org:444", "evil.example"])
    expect(originOf(host)).toBe("https://id.example.org");
  expect(rpIdOf(originOf("evil.example"))).toBe("id.example.org");
});

it("is none where APP_URL is a bare address: browsers make no passkey there", () => {
  for (const [href, takes] of [
    ["https://192.0.2.1", false],
    ["https://[2001:db8::1]", false],
    ["https://id.example.org", true],
  ] as const) {
    Object.assign(settings(), { appUrl: new URL(href), isLoopback: false });
    expect(takesPasskeys(), href).toBe(takes);
  }
});
