// Proves who reads the figures, what they say, and that nobody's address, name or id is in them.
import * as prom from "prom-client";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type RunningEdge, startEdge } from "@/lib/platform/edge/edge-fixture";
import { metricsRoute } from "./metrics-route";
import { type ProcessMetrics, startMetrics } from "./start-metrics";

const TOKEN = "kM3vQ9xWz7RtB2nL5pYc";
const DEPTHS = { mail: 3, webhooks: 0, "unsealed-audit-rows": 1, imports: 0 };

let depths: typeof DEPTHS | null = DEPTHS;
let metrics: ProcessMetrics;
let edge: RunningEdge;

beforeAll(async () => {
  metrics = startMetrics(prom, async () => depths);
  const hot = async () => ({ status: 200, fields: {}, text: "{}" });
  edge = await startEdge(
    { trustedProxyHops: 1 },
    {
      routes: new Map([["/api/2fa", hot]]),
      tokenRoutes: new Map([["/api/metrics", metricsRoute(TOKEN, metrics)]]),
      witness: { end: metrics.countRequest },
      next: async (req, res) => {
        if (req.url === "/silent") return req.socket.destroy();
        res.statusCode = req.url?.startsWith("/sign-in") ? 200 : 404;
        return res.end("There is no such page.");
      },
    },
  );
});
afterAll(() => edge.close());

const ask = (headers: Record<string, string> = {}, path = "/api/metrics", method = "GET") =>
  edge.ask({ path, method, headers });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe("the figures", () => {
  it("are there for whoever brings the token, as Prometheus' text", async () => {
    const answer = await ask(bearer(TOKEN));
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    expect(answer.text).toContain("# TYPE twofold_http_request_duration_seconds histogram");
    expect(answer.text).toContain('twofold_queue_depth{queue="mail"} 3');
    const head = await ask(bearer(TOKEN), "/api/metrics", "HEAD");
    expect([head.status, head.text]).toEqual([200, ""]);
  });

  it("ask everybody else for the token, in the same words whatever they bring", async () => {
    const shape = async (headers: Record<string, string>, method: string) => {
      const { status, headers: fields, text } = await ask(headers, "/api/metrics", method);
      const { date, "x-request-id": id, ...rest } = fields;
      return { status, text: text.replace(String(id), "id"), rest };
    };
    const wrong = [
      {},
      bearer(`${TOKEN}x`),
      bearer(""),
      bearer(TOKEN.toLowerCase()),
      { authorization: TOKEN },
    ];
    for (const headers of [...wrong, { authorization: `Basic ${TOKEN}` }, { cookie: `token=${TOKEN}` }]) {
      for (const method of ["GET", "HEAD"]) {
        const told = await shape(headers, method);
        expect(told).toEqual(await shape({}, method));
        expect([told.status, told.rest["www-authenticate"]]).toEqual([401, 'Bearer realm="metrics"']);
      }
    }
    expect((await ask({}, `/api/metrics?token=${TOKEN}`)).status).toBe(401);
  });

  it("are an address that there is not without the setting", async () => {
    const bare = await startEdge({}, { next: async (_req, res) => void res.writeHead(404).end() });
    const { status, headers } = await bare.ask({ path: "/api/metrics", headers: bearer(TOKEN) });
    await bare.close();
    expect([status, headers["www-authenticate"]]).toEqual([404, undefined]);
  });

  it("are there under the address of one server of several, for a holder of the token alone", async () => {
    const host = `10.0.0.7:${edge.port}`;
    expect((await ask({ host, ...bearer(TOKEN) })).status).toBe(200);
    expect((await ask({ host, ...bearer("wrong") })).status).toBe(421);
    expect((await ask({ host, ...bearer(TOKEN) }, "/sign-in")).status).toBe(421);
  });

  it("are only read", async () => {
    const { status, headers } = await ask(bearer(TOKEN), "/api/metrics", "OPTIONS");
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  it("count requests by method, class and status, those of clients that left as well", async () => {
    const before = await text();
    await Promise.all([ask({}, "/sign-in/verify?code=123456"), ask({}, "/anna@example.org")]);
    await ask({ "content-type": "application/json" }, "/api/2fa", "POST");
    await ask({ host: "evil.test" });
    await expect(ask({}, "/silent")).rejects.toThrow();
    // The server learns of a client that left by itself, and not from what the client awaits.
    const left = 'method="GET",route="other",status="none"';
    await vi.waitFor(async () => expect(count(await text(), left)).toBeGreaterThan(count(before, left)));
    const after = await text();
    const grown = (labels: string) => count(after, labels) - count(before, labels);
    expect(grown('method="GET",route="/sign-in/verify",status="2xx"')).toBe(1);
    expect(grown('method="GET",route="other",status="4xx"')).toBe(1);
    expect(grown(left)).toBe(1);
    expect(grown('method="POST",route="/api/2fa",status="2xx"')).toBe(1);
    expect(grown('method="GET",route="/api/metrics",status="4xx"')).toBe(1);
  });

  it("hold no label that a client writes", async () => {
    const typed = "canary7f3a@example.org";
    const headers = { "x-forwarded-for": "198.51.100.77", "x-request-id": "canary7f3acanary7f3a" };
    for (const path of [`/sign-up/${typed}`, `/${typed}`, `/api/${typed}`]) await ask(headers, path);
    await ask(headers, "/", "PROPFIND");
    const read = await text();
    expect(read).not.toMatch(/canary7f3a|198\.51\.100|PROPFIND/i);
    // Whatever is labelled has few values: a bound that this test would be the first to pass.
    expect(read.match(/_duration_seconds_count\{/g)?.length).toBeLessThan(20);
  });

  it("stay readable while the database does not answer, without the depths of its queues", async () => {
    depths = null;
    const read = await text();
    depths = DEPTHS;
    expect(read).not.toMatch(/^twofold_queue_depth\{/m);
    expect(read).toContain("nodejs_eventloop_lag_p99_seconds");
  });
});

const text = async () => (await ask(bearer(TOKEN))).text;

function count(read: string, labels: string): number {
  const line = read
    .split("\n")
    .find((each) => each.startsWith(`twofold_http_request_duration_seconds_count{${labels}}`));
  return Number(line?.split(" ").at(-1) ?? 0);
}
