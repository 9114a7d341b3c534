// Proves that the page which Next asks its own server for is rendered for the one it is asked for, and kept for nobody.
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { afterEach, expect, it } from "vitest";
import { type RunningEdge, startEdge } from "./edge-fixture";
import { markOwn } from "./own-request";

let edge: RunningEdge | undefined;
afterEach(() => edge?.close());

it("renders each anew, though a stranger's would be kept for all", async () => {
  let rendered = 0;
  edge = await startEdge(
    {},
    {
      strangersPages: { paths: new Set(["/sign-in"]), isStranger: () => true },
      next: async (_req, res) => {
        rendered += 1;
        res.setHeader("content-type", "text/html; charset=utf-8");
        res.end(`<p>${rendered}</p>`);
      },
    },
  );
  const { ask, port } = edge;
  const own: IncomingHttpHeaders & OutgoingHttpHeaders = { "x-forwarded-host": `localhost:${port}` };
  markOwn(own);
  const askOwn = () => ask({ path: "/sign-in", headers: own as Record<string, string> });
  expect([(await askOwn()).text, (await askOwn()).text]).toEqual(["<p>1</p>", "<p>2</p>"]);
  const stranger = () => ask({ path: "/sign-in" });
  expect([(await stranger()).text, (await stranger()).text]).toEqual(["<p>3</p>", "<p>3</p>"]);
});

it.each(["x", "", "A".repeat(43), "A".repeat(4_000)])(
  "takes %j for no mark of its own, and answers all the same",
  async (guess) => {
    edge = await startEdge();
    const headers = { "x-twofold-own": guess, "x-forwarded-host": "evil.test" };
    const answer = await edge.ask({ headers });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain("evil.test");
  },
);
