// Proves that traces reach a collector, say where the time went, and hold nothing that somebody typed.
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { transaction } from "@/lib/platform/db";
import { type RunningEdge, startEdge } from "@/lib/platform/edge/edge-fixture";
import { startTracing } from "./start-tracing";

const CANARY = "canary7f3a";

interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
  status: { code: number };
}

const bodies: string[] = [];
let collector: Server;
let edge: RunningEdge;
let spans: SentSpan[];
let requestId: string;

function attributesOf(span: SentSpan | undefined): Record<string, string | number | undefined> {
  const pairs = span?.attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue] as const);
  return Object.fromEntries(pairs ?? []);
}

/** What a sign-in does: a slow hash, a transaction that is kept and one that is not. */
async function work(): Promise<void> {
  await hashPassword(CANARY);
  await transaction((tx) => tx.installation.count());
  await transaction(() => Promise.reject(new Error(CANARY))).catch(() => undefined);
}

beforeAll(async () => {
  collector = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    bodies.push(`${req.method} ${req.url}\n${Buffer.concat(chunks)}`);
    res.setHeader("content-type", "application/json").end("{}");
  }).listen(0);
  await once(collector, "listening");
  const tracer = await startTracing(`http://127.0.0.1:${(collector.address() as AddressInfo).port}/`);
  edge = await startEdge(
    { trustedProxyHops: 1 },
    {
      witness: tracer,
      next: async (req, res) => {
        if (req.url === "/setup") throw new Error(CANARY);
        await work();
        res.end("fine");
      },
    },
  );
  const headers = {
    "x-forwarded-for": "198.51.100.77",
    authorization: `Bearer ${CANARY}`,
    cookie: `session=${CANARY}`,
    "user-agent": CANARY,
  };
  const answer = await edge.ask({ path: `/sign-in/verify/${CANARY}@example.org?code=${CANARY}`, headers });
  requestId = String(answer.headers["x-request-id"]);
  await edge.ask({ path: "/setup" });
  await tracer.flush();
  const sent = bodies.map((body) => JSON.parse(body.slice(body.indexOf("\n"))));
  spans = sent.flatMap(({ resourceSpans }) => resourceSpans[0].scopeSpans[0].spans);
});
afterAll(async () => {
  await edge.close();
  collector.closeAllConnections();
  collector.close();
});

describe("a trace", () => {
  it("reaches the collector as OTLP in JSON, under the app's name", () => {
    expect(bodies[0]).toMatch(/^POST \/v1\/traces\n/);
    expect(bodies[0]).toContain('{"key":"service.name","value":{"stringValue":"twofold"}}');
  });

  it("has one span for the request, with class, status and request id", () => {
    const whole = spans.find(({ name }) => name === "GET /sign-in/verify");
    expect(whole?.kind).toBe(2);
    expect(whole?.parentSpanId).toBeUndefined();
    expect(attributesOf(whole)).toEqual({
      "http.request.method": "GET",
      "http.route": "/sign-in/verify",
      "http.response.status_code": 200,
      "twofold.request_id": requestId,
    });
  });

  it("says what the request's time went to, and what failed", () => {
    const whole = spans.find(({ name }) => name === "GET /sign-in/verify");
    const parts = spans.filter(({ parentSpanId }) => parentSpanId === whole?.spanId);
    expect(parts.map(({ name, status }) => [name, status.code])).toEqual([
      ["slow hash", 0],
      ["database transaction", 0],
      ["database transaction", 2],
    ]);
    expect(new Set(parts.map(({ traceId }) => traceId))).toEqual(new Set([whole?.traceId]));
    expect(parts.every(({ attributes }) => attributes.length === 0)).toBe(true);
    expect(spans.find(({ name }) => name === "GET /setup")?.status.code).toBe(2);
  });

  it("holds no secret, no address and no word that somebody sent (R87)", () => {
    expect(spans).toHaveLength(5);
    expect(bodies.join()).not.toMatch(/canary7f3a|198\.51\.100|127\.0\.0\.1|localhost/i);
  });
});
