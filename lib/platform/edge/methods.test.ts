// Proves that the Allow of every 405 names the methods that its address answers, and no others.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allRoutes } from "@/e2e/app-map";
import { cspReportRoute } from "./csp-reports";
import { type RunningEdge, startEdge } from "./edge-fixture";
import { healthRoute } from "./health";
import { methodsByPath } from "./methods";

const METHODS = ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"];

let edge: RunningEdge;
beforeAll(async () => {
  const routes = new Map([
    ["/api/health", healthRoute(async () => true)],
    ["/api/csp-reports", cspReportRoute()],
  ]);
  const figures = { opens: () => true, route: () => ({ status: 200, fields: {} }) };
  edge = await startEdge({}, { routes, tokenRoutes: new Map([["/api/metrics", figures]]) });
});
afterAll(() => edge.close());

describe("Allow", () => {
  it.each([
    ["/", "GET, HEAD, POST"],
    ["/sign-in?next=/api/health", "GET, HEAD, POST"],
    ["/admin/users/import/nothing/bad-rows", "GET, HEAD"],
    ["/admin/audit/export?log=x", "POST"],
    ["/api/2fa", "POST, OPTIONS"],
    ["/api/2fa/", "POST, OPTIONS"],
    ["/api/health", "GET, HEAD"],
    ["/api/health/", "GET, HEAD"],
    ["/api/metrics", "GET, HEAD"],
    ["/api/openapi.json", "GET, HEAD"],
    ["/api/csp-reports", "POST"],
    ["/_next/static/chunks/a.js", "GET, HEAD"],
  ])("of %s is %s, whoever asks", async (path, allow) => {
    for (const origin of ["", "https://evil.test", `http://localhost:${edge.port}`])
      for (const method of METHODS) {
        const { status, headers: told } = await edge.ask({ method, path, headers: { origin } });
        const isAllowed = allow.split(", ").includes(method);
        const seen = [method, status === 405, told.allow];
        expect(seen).toEqual([method, !isAllowed, isAllowed ? undefined : allow]);
        expect(told["content-security-policy"]).toBeDefined();
      }
  });
});

it("is not told of an address below /api/ that there is not: no Origin is asked for, and no action can be called (R93)", async () => {
  let reached = 0;
  const { ask, port, close } = await startEdge({}, { next: async (_req, res) => res.end(`${++reached}`) });
  const action = { "next-action": `7f${"0".repeat(40)}` };
  for (const path of ["/api", "/api/", "/api/2fa/x", "/api/2fa.", "/api/anything/", "/api/metrics"])
    for (const origin of ["", "https://evil.test", `http://localhost:${port}`])
      for (const method of METHODS) {
        const { status, headers: told } = await ask({ method, path, headers: { origin, ...action } });
        expect([path, method, status, told.allow]).toEqual([path, method, 404, undefined]);
      }
  expect(reached).toBe(0);
  expect((await ask({ method: "POST", path: "/apiary" })).status).toBe(403);
  await close();
});

describe("every route handler of the app", () => {
  const methodsOf = methodsByPath({ isFile: () => false, tokenRoutes: undefined });
  // That of the TOTP API answers other methods itself, in its own words.
  const routes = allRoutes().filter((route) => route !== "/api/2fa");

  it.each(routes)("answers what is said of it: %s", (route) => {
    const source = readFileSync(new URL(`../../../app${route}/route.ts`, import.meta.url), "utf8");
    const exported = [...source.matchAll(/^export (?:async function|function|const) ([A-Z]+)\b/gm)];
    const names = new Set(exported.map(([, name = ""]) => name));
    // Next answers HEAD where there is GET.
    if (names.has("GET")) names.add("HEAD");
    expect([...names].sort()).toEqual([...methodsOf(route.replace("[id]", "nothing"))].sort());
  });
});
