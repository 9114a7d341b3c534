// Proves whose name of a request is believed, and that its lines in the log bear it.
import { once } from "node:events";
import { afterEach, expect, it } from "vitest";
import { createLogger } from "@/lib/platform/logger";
import { runOutsideRequests } from "@/lib/platform/request-context";
import { type RunningEdge, startEdge } from "./edge-fixture";

const OURS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const GIVEN = "0f8fad5bd9cb469fa16570867728950e";

let edge: RunningEdge | undefined;
afterEach(() => edge?.close());

async function idFor(given: string | string[] | undefined, trustedProxyHops: number): Promise<string> {
  edge = await startEdge({ trustedProxyHops });
  const { headers, text } = await edge.ask({ headers: given === undefined ? {} : { "x-request-id": given } });
  await edge.close();
  const id = String(headers["x-request-id"]);
  expect(JSON.parse(text).headers["x-request-id"]).toBe(id);
  return id;
}

it("takes the id that a trusted proxy gave, in its usual forms", async () => {
  for (const id of [GIVEN, "7f1c0a52-3a0e-4b57-9f3e-2a1d4b6c8e90", "req_01J8ZC4T2N9M3K5V7X"]) {
    expect(await idFor(id, 1)).toBe(id);
  }
});

it("makes its own where nobody in front is trusted, or none was given", async () => {
  expect(await idFor(GIVEN, 0)).toMatch(OURS);
  expect(await idFor(undefined, 1)).toMatch(OURS);
});

it("makes its own where what was given is no name of one request", async () => {
  const bad = [
    "",
    "1",
    "short",
    "a".repeat(65),
    `${GIVEN} x`,
    "anna@example.org-and-more",
    `${GIVEN}"}`,
    `${GIVEN}, ${GIVEN}`,
    `-${GIVEN}`,
    "öäüöäüöäüöäüöäüöäü",
  ];
  for (const id of bad) expect(await idFor(Buffer.from(id).toString("latin1"), 1), id).toMatch(OURS);
  expect(await idFor([GIVEN, GIVEN], 1)).toMatch(OURS);
});

it("writes the id into the lines of that request, and into none of those that it only set off", async () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line) => void lines.push(line) });
  let rung: Promise<void> | undefined;
  edge = await startEdge(
    { trustedProxyHops: 1 },
    {
      next: async (_req, res) => {
        log.info("before");
        const answered = once(res, "close");
        rung = runOutsideRequests(async () => {
          await answered;
          log.info("queue");
        });
        await new Promise((done) => setTimeout(done, 1));
        log.info("after");
        res.end();
      },
    },
  );
  await edge.ask({ headers: { "x-request-id": GIVEN } });
  await rung;
  const told = lines.map((line) => JSON.parse(line)).map(({ msg, requestId }) => [msg, requestId]);
  expect(told).toEqual([
    ["before", GIVEN],
    ["after", GIVEN],
    ["queue", undefined],
  ]);
});
