// Proves what every answer carries, what the inside gets to see, and what it can ask of the edge.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { requestContext } from "@/lib/platform/request-context";
import { type EdgeSettings, type RunningEdge, startEdge } from "./edge-fixture";
import { healthRoute } from "./health";

let edge: RunningEdge | undefined;
afterEach(() => edge?.close());

type Parts = NonNullable<Parameters<typeof startEdge>[1]>;
async function start(parts: Parts = {}, settings: EdgeSettings = {}): Promise<RunningEdge> {
  edge = await startEdge(settings, parts);
  return edge;
}

describe("every answer", () => {
  it.each([200, 404, 500, 304])("carries the security fields with status %i", async (status) => {
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

  it("carries HSTS when APP_URL is https", async () => {
    const { ask } = await start({}, { appUrl: new URL("https://2fa.example.org"), isHttps: true });
    const { headers } = await ask({ headers: { host: "2fa.example.org" } });
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
  });

  it("carries a policy without unsafe scripts, with a new nonce that the inside knows as well", async () => {
    const { ask } = await start();
    const [first, second] = await Promise.all([ask(), ask()]);
    const policy = String(first?.headers["content-security-policy"]);
    expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic';/);
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|style-src [^;]*unsafe-inline/);
    expect(second?.headers["content-security-policy"]).not.toBe(policy);
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

  it("may be cached only when it is a file that is the same for everybody", async () => {
    const publicFolder = mkdtempSync(join(tmpdir(), "twofold-public-"));
    writeFileSync(join(publicFolder, "logo.svg"), "<svg/>");
    const { ask } = await start({
      publicFolder,
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

describe("the inside", () => {
  it("sees no field in which a client speaks for somebody else", async () => {
    const { ask, port } = await start();
    const forged = {
      "x-forwarded-for": "1.2.3.4",
      "x-forwarded-host": "evil.test",
      "x-forwarded-proto": "https",
      "x-forwarded-user": "admin",
      "x-real-ip": "1.2.3.4",
      "x-middleware-subrequest": "middleware",
      "x-action-forwarded": "1",
      "x-matched-path": "/admin",
      "x-twofold-own": "guess",
      x_forwarded_for: "1.2.3.4",
      forwarded: "for=1.2.3.4",
      "true-client-ip": "1.2.3.4",
      "cf-connecting-ip": "1.2.3.4",
      "fastly-client-ip": "1.2.3.4",
      "remote-user": "admin",
      "next-resume": "1",
      "x-request-id": "forged\u00e9",
      "content-security-policy": "script-src 'nonce-mine'",
    };
    const kept = { accept: "text/html", cookie: "a=b", rsc: "1", "next-action": "abc", "x-api-key": "k" };
    const { text, headers: answered } = await ask({ headers: { ...forged, ...kept } });
    const { headers } = JSON.parse(text);
    expect(text).not.toMatch(/1\.2\.3\.4|evil|admin|forged|mine|guess/);
    expect(headers).toMatchObject({
      ...kept,
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": `localhost:${port}`,
      "x-forwarded-proto": "http",
      "x-forwarded-port": String(port),
      "x-request-id": answered["x-request-id"],
    });
    expect(
      Object.keys(headers)
        .filter((name) => /^x-|forwarded|-ip$/.test(name))
        .sort(),
    ).toEqual(
      ["x-api-key", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"].concat(
        "x-request-id",
        "x-twofold-own",
      ),
    );
  });

  it("gets no cookie on the public API, where no origin is asked for", async () => {
    const { ask } = await start();
    const { text } = await ask({
      method: "POST",
      path: "/api/2fa",
      headers: { cookie: "session=1" },
      body: "{}",
    });
    expect(JSON.parse(text).headers.cookie).toBeUndefined();
  });

  it("is recognised when it asks itself, and keeps the client's address and id", async () => {
    const { ask } = await start();
    const outer = JSON.parse((await ask()).text).headers;
    const own = {
      ...outer,
      host: `127.0.0.1:1`,
      "x-forwarded-for": "203.0.113.9",
      "x-request-id": "the-outer-one",
    };
    const answer = await ask({ headers: own });
    expect(answer.status).toBe(200);
    const { headers } = JSON.parse(answer.text);
    expect([headers["x-forwarded-for"], headers["x-request-id"]]).toEqual(["203.0.113.9", "the-outer-one"]);
    expect(headers["x-forwarded-host"]).toBe(outer["x-forwarded-host"]);
    const guessed = { ...own, "x-twofold-own": "x".repeat(outer["x-twofold-own"].length) };
    expect((await ask({ headers: guessed })).status).toBe(421);
  });

  it("can ask for a status and a wait that the head then carries", async () => {
    const { ask } = await start({
      next: async (req, res) => {
        await null;
        Object.assign(requestContext().answer, { status: 429, retryAfterSeconds: 899.2 });
        res.statusCode = Number(req.url?.slice(1)) || 200;
        res.end("wait");
      },
    });
    const limited = await ask();
    expect([limited.status, limited.headers["retry-after"], limited.text]).toEqual([429, "900", "wait"]);
    expect((await ask({ path: "/303" })).status).toBe(303);
    expect((await ask({ path: "/500" })).status).toBe(500);
  });

  it("keeps the contexts of parallel requests apart", async () => {
    const { ask } = await start({
      next: async (_req, res) => {
        const before = requestContext().requestId;
        await new Promise((done) => setTimeout(done, 5));
        res.end(before === requestContext().requestId ? before : "mixed");
      },
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
    for (const { text, headers } of answers) expect(text).toBe(headers["x-request-id"]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(20);
  });

  it("has no context outside the edge", () => {
    expect(() => requestContext()).toThrow("outside the edge");
  });

  it("turns an exception into a plain 500 that tells only the request id", async () => {
    const { ask } = await start({
      next: async (_req, res) => {
        res.setHeader("set-cookie", "half=done");
        res.setHeader("content-type", "text/html");
        throw new Error("prisma secret at /srv/app");
      },
    });
    const { status, text, headers } = await ask();
    expect(status).toBe(500);
    expect(text).toBe(`Something went wrong on our side.\nRequest ${headers["x-request-id"]}\n`);
    expect(headers["set-cookie"]).toBeUndefined();
    expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
  });
});

describe("hot routes", () => {
  it("are answered at the edge, health by what the database says", async () => {
    let answers = async () => true;
    const { ask } = await start({ routes: new Map([["/api/health", healthRoute(() => answers())]]) });
    const well = await ask({ path: "/api/health" });
    expect([well.status, well.text]).toEqual([200, '{"status":"ok"}']);
    expect(well.headers["content-type"]).toBe("application/json");
    const head = await ask({ path: "/api/health", method: "HEAD" });
    expect([head.status, head.text]).toEqual([200, ""]);
    for (const broken of [async () => false, () => Promise.reject(new Error("gone"))]) {
      answers = broken;
      const ill = await ask({ path: "/api/health" });
      expect([ill.status, ill.text]).toEqual([503, '{"status":"unavailable"}']);
    }
    answers = () => new Promise<boolean>(() => {});
    expect((await ask({ path: "/api/health" })).status).toBe(503);
  });
});
