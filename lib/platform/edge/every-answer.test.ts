// Proves what every answer carries, whoever made it.
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type EdgeSettings, type RunningEdge, startEdge } from "./edge-fixture";

let edge: RunningEdge | undefined;
afterEach(() => edge?.close());

type Parts = NonNullable<Parameters<typeof startEdge>[1]>;
async function start(parts: Parts = {}, settings: EdgeSettings = {}): Promise<RunningEdge> {
  edge = await startEdge(settings, parts);
  return edge;
}

describe("every answer", () => {
  it.each([200, 404, 500, 304])("carries the security fields with status %i (R92)", async (status) => {
    const { ask } = await start({
      next: async (_req, res) => {
        res.setHeader("x-powered-by", "Next.js");
        res.setHeader("cache-control", "s-maxage=31536000");
        res.writeHead(status);
        res.end();
      },
    });
    const { headers, status: seen } = await ask();
    expect(seen).toBe(status);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    });
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["strict-transport-security"]).toBeUndefined();
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("carries HSTS for a year when APP_URL is https (R92)", async () => {
    const { ask } = await start({}, { appUrl: new URL("https://2fa.example.org"), isHttps: true });
    const { headers } = await ask({ headers: { host: "2fa.example.org" } });
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
  });

  it.each([
    ["cannot be parsed", 400, "HELLO there\r\n\r\n"],
    ["has too long a head", 431, `GET / HTTP/1.1\r\nCookie: a=${"b".repeat(20_000)}\r\n\r\n`],
    ["asks for a tunnel", 405, "CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test\r\n\r\n"],
  ])("carries them where the request %s (R92)", async (_what, status, bytes) => {
    const { ask, raw } = await start({}, { appUrl: new URL("https://2fa.example.org"), isHttps: true });
    const { headers } = await ask({ headers: { host: "2fa.example.org" } });
    const answer = await raw(bytes);
    expect(answer).toMatch(
      new RegExp(`^HTTP/1.1 ${status} .*\r\ncontent-security-policy: default-src 'none'`, "s"),
    );
    expect(/\r\nallow: /.test(answer)).toBe(status === 405);
    const isFixed = (name: string) => /^(?!content-).*(policy|security|options|endpoints)/.test(name);
    for (const name of Object.keys(headers).filter(isFixed))
      expect(answer, name).toContain(`\r\n${name}: ${headers[name]}\r\n`);
  });

  it("carries a policy without unsafe scripts, with a new nonce that the inside knows as well (R91)", async () => {
    const { ask } = await start();
    const [first, second] = await Promise.all([ask(), ask()]);
    const policy = String(first?.headers["content-security-policy"]);
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic';/);
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "report-uri /api/csp-reports",
      "report-to csp",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|style-src [^;]*unsafe-inline/);
    expect(second?.headers["content-security-policy"]).not.toBe(policy);
    expect(first?.headers["reporting-endpoints"]).toBe('csp="/api/csp-reports"');
    expect(JSON.parse(first?.text ?? "").headers["content-security-policy"]).toBe(policy);
  });

  it("keeps the same fields when the head is written as a flat list, cookies included", async () => {
    const { ask } = await start({
      next: async (_req, res) => {
        res.writeHead(200, "Fine", ["set-cookie", "a=1", "set-cookie", "b=2", "cache-control", "public"]);
        res.end("x");
      },
    });
    const { headers } = await ask();
    expect(headers["set-cookie"]).toEqual(["a=1", "b=2"]);
    expect(headers["cache-control"]).toBe("private, no-store");
  });

  it("may be cached only when it is a file that is the same for everybody (R97)", async () => {
    const directory = mkdtempSync(join(tmpdir(), "twofold-app-"));
    mkdirSync(join(directory, "public"));
    writeFileSync(join(directory, "public", "logo.svg"), "<svg/>");
    const { ask } = await start({
      directory,
      next: async (req, res) => {
        res.writeHead(req.url?.includes("missing") ? 404 : 200, { "cache-control": "public, max-age=9" });
        res.end();
      },
    });
    const cacheControl = async (path: string) => (await ask({ path })).headers["cache-control"];
    for (const path of ["/logo.svg", "/logo.svg?v=1", "/_next/static/chunks/a.js", "/icon.svg"]) {
      expect(await cacheControl(path), path).toBe("public, max-age=9");
    }
    for (const path of [
      "/",
      "/_next/static/missing.js",
      "/account/logo.svg",
      "/_next/data/a.json",
      "/icon.svg/x",
    ]) {
      expect(await cacheControl(path), path).toBe("private, no-store");
    }
  });
});
