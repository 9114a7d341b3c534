// Proves in seconds what `npm run test:fuzz` proves in minutes, of the edge alone: malformed requests are answered, and none fails.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningEdge, startEdge } from "@/lib/platform/edge/edge-fixture";
import { arbitraryCase } from "@/scripts/fuzz/arbitrary-case";
import type { Somebody } from "@/scripts/fuzz/cast";
import type { Targets } from "@/scripts/fuzz/fuzz-targets";
import { faultOfAnswer } from "@/scripts/fuzz/judge-answer";
import { exchangeRaw } from "@/scripts/fuzz/raw-exchange";
import { endsHalf, requestBytes } from "@/scripts/fuzz/request-bytes";

const REQUESTS = 1500;
const SEED = 20261126;
const action = { id: `7f${"0".repeat(40)}`, name: "anAction", page: "/account/[id]", fields: ["code", "id"] };
const targets: Targets = {
  pages: ["/", "/account", "/account/[id]"],
  routes: ["/api/2fa"],
  actions: [action],
  names: ["code", "id"],
  idsOf: () => ["kEYeRfOsMqWEZC0IkuGprQ"],
};
const who: Somebody = {
  kind: "member",
  email: "member@fuzz.example",
  cookies: new Map([["twofold.session", "x".repeat(300)]]),
  sessionId: null,
};
const sample = () => fc.sample(arbitraryCase(targets), { numRuns: REQUESTS, seed: SEED });

let edge: RunningEdge;
beforeAll(async () => {
  // Its inner handler fails where Next does: a part of the address that is no UTF-8.
  edge = await startEdge(
    {},
    { next: async (req, res) => res.end(decodeURIComponent(String(req.url).split("?", 1)[0] ?? "")) },
  );
});
afterAll(() => edge.close());

it("no malformed request fails, waits or goes unanswered", async () => {
  const own = `http://127.0.0.1:${edge.port}`;
  const statuses = new Set<number | null>();
  const faults: string[] = [];
  for (const fuzzed of sample()) {
    const request = requestBytes(fuzzed, who, own, new Map());
    const answer = await exchangeRaw(edge.port, request, 5000);
    statuses.add(answer.status);
    const fault = faultOfAnswer(answer, endsHalf(fuzzed));
    if (fault) faults.push(`${fault}: ${request.bytes.subarray(0, 300).toString("latin1")}`);
  }
  expect(faults).toEqual([]);
  // They are no mere rubbish: some come through, and each check of the edge has something to do.
  for (const status of [200, 400, 403, 404, 405, 413, 414, 421, 431]) expect(statuses).toContain(status);
});

it("the same seed makes the same requests", () => {
  const digest = () => createHash("sha256").update(JSON.stringify(sample())).digest("hex");
  expect(digest()).toBe(digest());
});
