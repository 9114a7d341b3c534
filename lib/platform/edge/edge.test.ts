// Proves what the inside can ask of the edge, what becomes of its failures, and who answers the hot routes.
import { afterEach, describe, expect, it } from "vitest";
import { requestContext } from "@/lib/platform/request-context";
import { type RunningEdge, startEdge } from "./edge-fixture";
import { healthRoute } from "./health";

let edge: RunningEdge | undefined;
afterEach(() => edge?.close());

type Parts = NonNullable<Parameters<typeof startEdge>[1]>;
async function start(parts: Parts = {}): Promise<RunningEdge> {
  edge = await startEdge({}, parts);
  return edge;
}

describe("the inside", () => {
  it("can ask for a status and a wait that the head then carries", async () => {
    const { ask } = await start({
      next: async (req, res) => {
        await null;
        Object.assign(requestContext().answer, { status: 429, retryAfterSeconds: 899.2 });
        res.statusCode = Number(req.url?.slice(1)) || 200;
        res.end("wait");
      },
    });
    const limited = await ask();
    expect([limited.status, limited.headers["retry-after"], limited.text]).toEqual([429, "900", "wait"]);
    expect((await ask({ path: "/303" })).status).toBe(303);
    expect((await ask({ path: "/500" })).status).toBe(500);
  });

  it("can ask the browser to forget its pages, whatever the status, and by itself the edge never does (R62)", async () => {
    const { ask } = await start({
      next: async (req, res) => {
        if (req.url !== "/kept") requestContext().answer.clearsSiteData = true;
        res.statusCode = req.url === "/303" ? 303 : 200;
        res.end();
      },
    });
    const cleared = async (path: string) => (await ask({ path })).headers["clear-site-data"];
    expect(await cleared("/303")).toBe('"cache", "storage"');
    expect(await cleared("/")).toBe('"cache", "storage"');
    expect(await cleared("/kept")).toBeUndefined();
  });

  it("can give the browser a cookie beside those that Next sets", async () => {
    const { ask } = await start({
      next: async (req, res) => {
        requestContext().answer.cookie = "own=1; Path=/";
        if (req.url === "/both") res.setHeader("set-cookie", "other=2");
        res.end();
      },
    });
    const cookies = async (path: string) => (await ask({ path })).headers["set-cookie"];
    expect(await cookies("/")).toEqual(["own=1; Path=/"]);
    expect(await cookies("/both")).toEqual(["other=2", "own=1; Path=/"]);
  });

  it("is not to blame for a post that broke before any action ran, and is for everything else", async () => {
    const { ask, port } = await start({
      next: async (req, res) => {
        const context = requestContext();
        if (req.url?.startsWith("/ran")) context.awaitsAction = false;
        if (req.url === "/ran/and-read-again") context.readsMarks = true;
        res.statusCode = 500;
        res.end();
      },
    });
    const headers = { origin: `http://localhost:${port}` };
    const post = async (path: string) => (await ask({ method: "POST", path, headers, body: "x" })).status;
    expect([await post("/sign-in"), await post("/ran"), await post("/api/2fa")]).toEqual([400, 500, 500]);
    expect([await post("/ran/and-read-again"), await post("/account/no-such-route")]).toEqual([400, 400]);
    expect((await ask({ path: "/sign-in" })).status).toBe(500);
  });

  it("keeps the contexts of parallel requests apart", async () => {
    const { ask } = await start({
      next: async (_req, res) => {
        const before = requestContext().requestId;
        await new Promise((done) => setTimeout(done, 5));
        res.end(before === requestContext().requestId ? before : "mixed");
      },
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()));
    for (const { text, headers } of answers) expect(text).toBe(headers["x-request-id"]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(20);
  });

  it("has no context outside the edge", () => {
    expect(() => requestContext()).toThrow("outside the edge");
  });

  it("turns an exception into a plain 500 that tells only the request id (R90)", async () => {
    const { ask } = await start({
      next: async (_req, res) => {
        res.setHeader("set-cookie", "half=done");
        res.setHeader("content-type", "text/html");
        throw new Error("prisma secret at /srv/app");
      },
    });
    const { status, text, headers } = await ask();
    expect(status).toBe(500);
    expect(text).toBe(`Something went wrong on our side.\nRequest ${headers["x-request-id"]}\n`);
    expect(headers["set-cookie"]).toBeUndefined();
    expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
  });
});

describe("hot routes", () => {
  it("are answered at the edge, health by what the database says", async () => {
    let answers = async () => true;
    const { ask } = await start({ routes: new Map([["/api/health", healthRoute(() => answers())]]) });
    const well = await ask({ path: "/api/health" });
    expect([well.status, well.text]).toEqual([200, '{"status":"ok"}']);
    expect(well.headers["content-type"]).toBe("application/json");
    expect((await ask({ path: "/api/health/" })).text, "a slash at the end").toBe(well.text);
    const head = await ask({ path: "/api/health", method: "HEAD" });
    expect([head.status, head.text]).toEqual([200, ""]);
    for (const broken of [async () => false, () => Promise.reject(new Error("gone"))]) {
      answers = broken;
      const ill = await ask({ path: "/api/health" });
      expect([ill.status, ill.text]).toEqual([503, '{"status":"unavailable"}']);
    }
    answers = () => new Promise<boolean>(() => {});
    expect((await ask({ path: "/api/health" })).status).toBe(503);
  });
});
