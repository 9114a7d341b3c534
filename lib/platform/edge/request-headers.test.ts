// Proves what the inside gets to see of a request.
import { afterEach, describe, expect, it } from "vitest";
import { type RunningEdge, startEdge } from "./edge-fixture";

let edge: RunningEdge | undefined;
afterEach(() => edge?.close());

async function start(): Promise<RunningEdge> {
  edge = await startEdge();
  return edge;
}

describe("the inside", () => {
  it("sees no field in which a client speaks for somebody else (R83)", async () => {
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

  it.each([
    ["the connection alone", { upgrade: "h2c", te: "trailers", "keep-alive": "timeout=5" }],
    ["parts of a file", { range: "bytes=9-", "if-range": "x", "if-match": "x", "if-unmodified-since": "x" }],
  ])("sees no field that is about %s", async (_what, fields) => {
    const { ask } = await start();
    const kept = { accept: "a/b", "if-none-match": '"x"', "if-modified-since": "x" };
    const { headers } = JSON.parse((await ask({ headers: { ...fields, ...kept } })).text);
    for (const name of Object.keys(fields)) expect(headers).not.toHaveProperty(name);
    expect(headers).toMatchObject(kept);
  });

  it("is asked for one kind of prefetch alone: of the others Next renders no page of ours", async () => {
    const { ask } = await start();
    const seen = async (kind: string) =>
      JSON.parse((await ask({ headers: { "next-router-prefetch": kind } })).text).headers[
        "next-router-prefetch"
      ];
    expect(await seen("1")).toBe("1");
    for (const kind of ["2", "3", "1, 1", ""]) expect(await seen(kind)).toBeUndefined();
  });

  it("sees no more of an agent than names a browser", async () => {
    const { ask } = await start();
    const seen = async (agent: string) =>
      JSON.parse((await ask({ headers: { "user-agent": agent } })).text).headers["user-agent"];
    expect(await seen("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")).toBe(
      "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
    );
    expect(await seen("a".repeat(15_000))).toBe("a".repeat(512));
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
});
