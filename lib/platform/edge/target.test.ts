// Proves which request lines never reach the inside.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningEdge, startEdge } from "./edge-fixture";

let local: RunningEdge;
let reached = 0;

beforeAll(async () => {
  const next = async (_req: unknown, res: { end(text: string): unknown }) => {
    reached += 1;
    res.end("inside");
  };
  local = await startEdge({}, { next });
});
afterAll(() => local.close());

/** Asks and tells the status, and that the inside was reached exactly when the status is 200. */
async function statusOf(edge: RunningEdge, ask: Parameters<RunningEdge["ask"]>[0]): Promise<number> {
  const before = reached;
  const answer = await edge.ask(ask);
  expect(reached - before).toBe(answer.status === 200 ? 1 : 0);
  expect(answer.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.headers["cache-control"]).toBe("private, no-store");
  return answer.status;
}

describe("request line", () => {
  it.each([
    ["//evil.test", 404],
    ["/account//two-factor", 404],
    ["/a\\b", 404],
    ["/a%5cb", 404],
    ["/account%2Ftwo-factor", 404],
    ["/%252e%252e/", 404],
    ["/../.env", 404],
    ["/a/%2e%2E/b", 404],
    ["/.git/config", 404],
    ["/.env", 404],
    ["/%2eenv", 404],
    ["/.Git/HEAD", 404],
    ["/account/.env.local", 404],
    ["/.well-known/.env", 404],
    ["/.well-knownx", 404],
    ["/%00", 400],
    ["/%0d%0aset-cookie:a", 400],
    ["/%zz", 400],
    ["/a/%ff", 400],
    ["/%C0%AFa", 400],
    ["/a/%ed%a0%80", 400],
    ["/%e4%bd%a0", 200],
    ["/a?nxtPid=1", 400],
    ["/a?x=1&nxtIid=1", 400],
    ["/a?%6extPid=1", 400],
    ["http://evil.test/", 400],
    ["*", 400],
    ["/sign-in?next=//evil.test%2f%00", 200],
    ["/.well-known/change-password", 200],
    ["/a%20b", 200],
  ])("%s is %i (R98, R119)", async (path, status) => {
    expect(await statusOf(local, { path, headers: { host: `localhost:${local.port}` } })).toBe(status);
  });

  it("answers 414 to an endless address", async () => {
    expect(await statusOf(local, { path: `/${"a".repeat(5000)}` })).toBe(414);
  });

  it("answers 405 with Allow to whoever would do more with a file than read it", async () => {
    const seen = async (method: string, path: string) => {
      const headers = { origin: `http://localhost:${local.port}` };
      const { status, headers: told } = await local.ask({ method, path, headers });
      return [status, told.allow];
    };
    for (const path of ["/favicon.ico", "/_next/static/chunks/a.js"]) {
      for (const method of ["POST", "OPTIONS"]) expect(await seen(method, path)).toEqual([405, "GET, HEAD"]);
      expect(await seen("HEAD", path)).toEqual([200, undefined]);
    }
    expect(await seen("POST", "/sign-in")).toEqual([200, undefined]);
  });

  it("answers 405 with Allow to methods that nothing here uses", async () => {
    for (const method of ["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND", "OPTIONS"]) {
      const answer = await local.ask({ method });
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, "GET, HEAD, POST"]);
    }
    expect(await local.raw("CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test\r\n\r\n")).toMatch(
      /^HTTP\/1.1 405 /,
    );
  });

  it("answers 400 to what is not HTTP, 431 to a huge header, and tells nothing of the inside", async () => {
    const garbage = await local.raw("HELLO there\r\n\r\n");
    expect(garbage).toMatch(/^HTTP\/1.1 400 .*x-request-id: [0-9a-f-]{36}\r\n/s);
    const smuggled =
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    expect(await local.raw(smuggled)).toMatch(/^HTTP\/1.1 400 /);
    const huge = `GET / HTTP/1.1\r\nHost: localhost:${local.port}\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`;
    expect(await local.raw(huge)).toMatch(/^HTTP\/1.1 431 /);
  });
});
