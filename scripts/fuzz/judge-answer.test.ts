// Proves which answers to malformed requests count as faults of the server.
import { expect, it } from "vitest";
import { faultOfAnswer, isBusy } from "@/scripts/fuzz/judge-answer";
import type { RawAnswer } from "@/scripts/fuzz/raw-exchange";

const answer = (own: Partial<RawAnswer>): RawAnswer => ({
  status: 400,
  head: "HTTP/1.1 400 Bad Request",
  body: "Bad request.",
  ms: 3,
  isLate: false,
  ...own,
});

it("lets every answer below 500 pass, and a busy one that says when to come back", () => {
  for (const status of [200, 303, 404, 431]) expect(faultOfAnswer(answer({ status }), false)).toBeUndefined();
  const busy = answer({ status: 503, head: "HTTP/1.1 503 x\r\nRetry-After: 5" });
  expect([isBusy(busy), faultOfAnswer(busy, false)]).toEqual([true, undefined]);
});

it("names failures, silence and waiting", () => {
  expect(faultOfAnswer(answer({ status: 500 }), true)).toBe("status 500");
  expect(faultOfAnswer(answer({ status: 503 }), true)).toBe("status 503");
  expect(faultOfAnswer(answer({ status: null }), false)).toBe("no answer");
  expect(faultOfAnswer(answer({ status: null }), true)).toBeUndefined();
  expect(faultOfAnswer(answer({ isLate: true, ms: 5001 }), true)).toBe("no end after 5001 ms");
});

it("finds stacks, paths and the database in what is shown (R90)", () => {
  const insides = [
    "Error: x\n    at serve (server.mjs:10:5)",
    `${process.cwd()}/lib/a.ts`,
    "PrismaClientKnownRequestError",
    "/x/node_modules/next/dist",
  ];
  for (const body of insides) expect(faultOfAnswer(answer({ body }), false)).toMatch(/^the answer shows/);
});
