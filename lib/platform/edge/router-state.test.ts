// Proves that what Next's client says of its page is read before Next reads it.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningEdge, startEdge } from "./edge-fixture";

let edge: RunningEdge;
beforeAll(async () => {
  edge = await startEdge({}, { next: async (_req, res) => res.end("inside") });
});
afterAll(() => edge.close());

const statusWith = async (field: string) =>
  (await edge.ask({ path: "/account", headers: { rsc: "1", "next-router-state-tree": field } })).status;

it("lets pass what a browser with this Next sends", async () => {
  const states = ['["",{"children":["account",{"children":["__PAGE__",{}]}]},null,null]', '["",{}]'];
  for (const state of states) expect(await statusWith(encodeURIComponent(state)), state).toBe(200);
  expect((await edge.ask({ path: "/account" })).status).toBe(200);
});

it.each(["%", "[]", "{}", "1", "[[[[", "%5B%22%22", '["",{"children":[]}]', "[".repeat(9000)])(
  "refuses %.20s",
  async (field) => {
    expect(await statusWith(field)).toBe(400);
  },
);
