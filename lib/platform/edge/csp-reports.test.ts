// Proves that reports of the policy arrive without cookies, cost little, and put nothing of theirs into the log.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CSP_REPORTS_PER_MINUTE } from "@/lib/platform/limits";
import { createLogger } from "@/lib/platform/logger";
import { cspReportRoute } from "./csp-reports";
import { type RunningEdge, startEdge } from "./edge-fixture";
import type { RouteRequest } from "./web-route";

const PATH = "/api/csp-reports";
let edge: RunningEdge;
let nowMs = Date.parse("2031-05-06T07:08:10.000Z");
const lines: string[] = [];
const cookies: (string | null)[] = [];

beforeAll(async () => {
  const log = createLogger("info", { write: (line) => lines.push(line) });
  const route = cspReportRoute(
    () => log,
    () => new Date(nowMs),
  );
  const routes = new Map([
    [
      PATH,
      (request: RouteRequest) => {
        cookies.push(request.headers.get("cookie"));
        return route(request);
      },
    ],
  ]);
  edge = await startEdge({}, { routes });
});
afterAll(() => edge.close());
beforeEach(() => {
  lines.length = 0;
  nowMs += 60_000;
});

const told = () =>
  lines.map((line) => {
    const { level: _, time: __, requestId: ___, ...rest } = JSON.parse(line);
    return rest;
  });
const post = (body: unknown, type = "application/csp-report", headers: Record<string, string> = {}) =>
  edge.ask({
    method: "POST",
    path: PATH,
    headers: { host: `localhost:${edge.port}`, "content-type": type, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const report = (own: Record<string, string> = {}) => ({
  "csp-report": {
    "document-uri": "http://localhost:3000/sign-in?email=me@example.test#token",
    "effective-directive": "script-src-elem",
    "blocked-uri": "https://evil.test/a.js?stolen=1",
    ...own,
  },
});

describe("a report (R91)", () => {
  it("leaves one line with the directive, the path and the origin, and nothing more", async () => {
    const answer = await post(report());
    expect(answer.status).toBe(204);
    expect(answer.headers["content-length"]).toBeUndefined();
    const line = { directive: "script-src-elem", path: "/sign-in", blocked: "https://evil.test" };
    expect(told()).toEqual([{ ...line, msg: "content security policy violated" }]);
    expect(JSON.parse(lines[0] ?? "").requestId).toBe(answer.headers["x-request-id"]);
  });

  it("is read in the form of the Reporting API as well, other kinds of report left out", async () => {
    const body = {
      documentURL: "http://localhost:3000/account",
      effectiveDirective: "style-src-attr",
      blockedURL: "inline",
    };
    const reports = [
      { type: "deprecation", body: {} },
      { type: "csp-violation", body },
      { type: "csp-violation" },
    ];
    expect((await post(reports, "application/reports+json; charset=utf-8")).status).toBe(204);
    expect(told()).toMatchObject([{ directive: "style-src-attr", path: "/account", blocked: "inline" }]);
  });

  it("needs no Origin, and no cookie comes with it, as with every route of the edge (R104)", async () => {
    const headers = { cookie: "twofold.session=secret", origin: "null" };
    expect((await post(report(), undefined, headers)).status).toBe(204);
    expect(cookies.filter((cookie) => cookie !== null)).toEqual([]);
  });

  it("cannot forge a line or carry words into it (R88)", async () => {
    await post(report({ "effective-directive": "My password is plum\nlevel" }));
    await post(report({ "document-uri": "http://x/a%0Ab\n\u001b[31m<i>" }));
    await post(report({ "document-uri": "about:blank?secret", "blocked-uri": "data:text/plain,secret" }));
    await post(report({ "blocked-uri": "chrome-extension://secret-id/a.js" }));
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(line.trimEnd()).not.toMatch(/[\n\p{Cc}<]|secret|password is/u);
    expect(told().map(({ blocked }) => blocked)).toContain("data");
  });

  it("is refused when it is none, too large, or of another type", async () => {
    expect((await post("{")).status).toBe(400);
    expect((await post({ "csp-report": 5 })).status).toBe(400);
    expect((await post("null", "application/reports+json")).status).toBe(400);
    expect((await post(report(), "application/json")).status).toBe(415);
    expect((await post(report(), "text/plain")).status).toBe(415);
    expect((await post(report(), "constructor")).status).toBe(415);
    expect((await post(report({ "blocked-uri": "x".repeat(16 * 1024) }))).status).toBe(413);
    expect((await post("x".repeat(70_000))).status).toBe(413);
    const got = await edge.ask({ path: PATH, headers: { host: `localhost:${edge.port}` } });
    expect([got.status, got.headers.allow]).toEqual([405, "POST"]);
    expect(lines).toEqual([]);
  });

  it("reaches the log so many times a minute; of the others their number is told", async () => {
    for (let count = 0; count < CSP_REPORTS_PER_MINUTE + 7; count += 1) {
      expect((await post(report())).status).toBe(204);
    }
    expect(lines).toHaveLength(CSP_REPORTS_PER_MINUTE);
    nowMs += 60_000;
    await post(report());
    expect(told().slice(CSP_REPORTS_PER_MINUTE)).toMatchObject([{ withheld: 7 }, { path: "/sign-in" }]);
  });
});
