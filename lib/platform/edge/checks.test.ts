// Proves which requests never reach the inside.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningEdge, startEdge } from "./edge-fixture";

let local: RunningEdge;
let published: RunningEdge;
let reached = 0;

beforeAll(async () => {
  const next = async (_req: unknown, res: { end(text: string): unknown }) => {
    reached += 1;
    res.end("inside");
  };
  local = await startEdge({}, { next });
  published = await startEdge({ appUrl: new URL("https://2fa.example.org"), isHttps: true }, { next });
});
afterAll(() => Promise.all([local.close(), published.close()]));

/** Asks and tells the status, and that the inside was reached exactly when the status is 200. */
async function statusOf(edge: RunningEdge, ask: Parameters<RunningEdge["ask"]>[0]): Promise<number> {
  const before = reached;
  const answer = await edge.ask(ask);
  expect(reached - before).toBe(answer.status === 200 ? 1 : 0);
  expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers["cache-control"]).toBe("private, no-store");
  return answer.status;
}

describe("Host", () => {
  it("lets every loopback name with our port pass while APP_URL is one", async () => {
    for (const name of ["localhost", "LocalHost", "127.0.0.1", "127.8.8.8", "[::1]", "app.localhost"]) {
      expect(await statusOf(local, { headers: { host: `${name}:${local.port}` } }), name).toBe(200);
    }
  });

  it("refuses every other name, port and form with 421", async () => {
    const { port } = local;
    const bad = ["evil.test", "localhost", "localhost:1", `evil.test:${port}`, `localhost.evil.test:${port}`];
    bad.push(
      `a@localhost:${port}`,
      `localhost:${port}/`,
      `localhost:${port},evil.test`,
      `127.0.0.1.nip.io:${port}`,
    );
    for (const host of bad) expect(await statusOf(local, { headers: { host } }), host).toBe(421);
  });

  it("takes only APP_URL's own name once that is a public one, its default port written or not", async () => {
    for (const host of ["2fa.example.org", "2FA.example.org:443"]) {
      expect(await statusOf(published, { headers: { host } }), host).toBe(200);
    }
    for (const host of [
      `localhost:${published.port}`,
      "example.org",
      "2fa.example.org:80",
      "2fa.example.org.",
    ]) {
      expect(await statusOf(published, { headers: { host } }), host).toBe(421);
    }
  });

  it("does not let X-Forwarded-Host stand in for Host", async () => {
    const headers = {
      host: "evil.test",
      "x-forwarded-host": "2fa.example.org",
      forwarded: "host=2fa.example.org",
    };
    expect(await statusOf(published, { headers })).toBe(421);
  });

  it("answers 421 to an empty Host, 400 to a missing one and to two of them", async () => {
    expect(await local.raw("GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1.1 421 /,
    );
    const host = `Host: localhost:${local.port}\r\n`;
    expect(await local.raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
    expect(await local.raw(`GET / HTTP/1.1\r\n${host}${host}Connection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 400 /,
    );
  });
});

describe("Origin", () => {
  const post = (edge: RunningEdge, headers: Record<string, string>, path = "/sign-in") =>
    statusOf(edge, { method: "POST", path, headers, body: "a=b" });

  it("lets our own pages post, under each loopback name", async () => {
    for (const name of ["localhost", "127.0.0.1", "[::1]"]) {
      const host = `${name}:${local.port}`;
      expect(await post(local, { host, origin: `http://${host}` }), host).toBe(200);
    }
    const own = { host: "2fa.example.org", origin: "https://2fa.example.org" };
    expect(await post(published, own)).toBe(200);
    expect(await post(published, { ...own, "sec-fetch-site": "same-origin" })).toBe(200);
  });

  it("asks it of every post, that for one's own data included, and of the reports of browsers alone not (R93, R113)", async () => {
    const host = "2fa.example.org";
    for (const path of ["/account/privacy/export/file", "/sign-in", "/apiary", "/"]) {
      expect(await post(published, { host }, path), path).toBe(403);
      expect(await post(published, { host, origin: "https://evil.test" }, path), path).toBe(403);
      expect(await post(published, { host, origin: "https://2fa.example.org" }, path), path).toBe(200);
    }
    expect(await post(published, { host, origin: "null" }, "/api/csp-reports")).toBe(200);
  });

  it("refuses everybody else with 403 (R24, R93)", async () => {
    const host = "2fa.example.org";
    const origins = ["null", "https://evil.test", "https://sub.2fa.example.org", "http://2fa.example.org"];
    origins.push(
      "https://2fa.example.org.evil.test",
      "https://2fa.example.org:8443",
      "https://2fa.example.org/",
    );
    origins.push(
      "https://2fa.example.org, https://evil.test",
      `http://localhost:${published.port}`,
      "https://example.org",
    );
    for (const origin of origins) expect(await post(published, { host, origin }), origin).toBe(403);
    expect(await post(published, { host })).toBe(403);
    const spoofed = { host, origin: "https://evil.test", "x-forwarded-host": "evil.test" };
    expect(await post(published, spoofed)).toBe(403);
  });

  it("refuses a cross-site request even with our origin", async () => {
    const headers = {
      host: "2fa.example.org",
      origin: "https://2fa.example.org",
      "sec-fetch-site": "cross-site",
    };
    expect(await post(published, headers)).toBe(403);
  });

  it("refuses one loopback name posting to another: they are two origins", async () => {
    const headers = { host: `127.0.0.1:${local.port}`, origin: `http://localhost:${local.port}` };
    expect(await post(local, headers)).toBe(403);
  });

  it("asks nothing of GET and HEAD, and nothing of the public API", async () => {
    const headers = { host: "2fa.example.org", origin: "https://evil.test" };
    expect(await statusOf(published, { headers })).toBe(200);
    expect(await statusOf(published, { method: "HEAD", headers })).toBe(200);
    expect(await post(published, { ...headers, "sec-fetch-site": "cross-site" }, "/api/2fa")).toBe(200);
    expect(await post(published, headers, "/api/2fa/")).toBe(200);
    expect(await post(published, headers, "/api/2fa?x=/api/2fa")).toBe(200);
    expect(await post(published, headers, "/?/api/2fa")).toBe(403);
  });
});
