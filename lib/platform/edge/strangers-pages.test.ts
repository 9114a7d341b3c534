// Proves that one rendering serves all strangers who ask within a second, that each gets a nonce of their own, and that
// nothing of one request shows in the answer to another.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { requestContext } from "@/lib/platform/request-context";
import { type Answer, type Ask, type RunningEdge, startEdge } from "./edge-fixture";

const SESSION = "twofold.session";
const pages = {
  paths: new Set(["/sign-in"]),
  isStranger: (cookies: ReadonlyMap<string, string>) => cookies.get(SESSION) !== "token",
};
const ofStranger: Ask = { path: "/sign-in", headers: { "accept-language": "en" } };

let edge: RunningEdge | undefined;
let seen: IncomingMessage["headers"][] = [];
afterEach(async () => {
  await edge?.close();
  seen = [];
});

/** Next, as far as it matters here: the nonce of the policy it is told, in a field, in an attribute and in a script. */
async function page(req: IncomingMessage, res: ServerResponse): Promise<void> {
  seen.push({ ...req.headers });
  const nonce = /'nonce-([^']+)'/.exec(String(req.headers["content-security-policy"]))?.[1];
  await setTimeout(20);
  res.setHeader("content-type", "text/html; charset=utf-8");
  res.setHeader("link", [`</a.js>; nonce="${nonce}"`, "</b.css>"]);
  res.write(`<script nonce="${nonce}">nonce = ${JSON.stringify(nonce)}</script>`);
  res.end(`<p>${req.headers.cookie} ${seen.length}</p>`);
}

async function start(next = page, isProduction = true): Promise<RunningEdge> {
  edge = await startEdge({ isProduction }, { next, strangersPages: pages });
  return edge;
}

function nonceOf({ headers, text }: Answer): string {
  const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? "none";
  expect(text).toContain(`<script nonce="${nonce}">nonce = "${nonce}"</script>`);
  expect(headers.link).toBe(`</a.js>; nonce="${nonce}", </b.css>`);
  return nonce;
}

it("renders once for all who ask at once and in the second after, each with a nonce of their own", async () => {
  const { ask } = await start();
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(ofStranger)));
  answers.push(await ask(ofStranger));
  expect(seen).toHaveLength(1);
  expect(new Set(answers.map(nonceOf)).size).toBe(11);
  expect(new Set(answers.map(({ headers }) => headers["x-request-id"])).size).toBe(11);
  for (const { status, headers } of answers) {
    expect([status, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expect(headers["cache-control"]).toBe("private, no-store");
  }
  await setTimeout(1_100);
  expect((await ask(ofStranger)).text).toContain(" 2</p>");
});

it("keeps no more pages than there could be, however many names this server is asked by", async () => {
  const { port, ask } = await start();
  const called = (name: string) => ask({ ...ofStranger, headers: { host: `${name}.localhost:${port}` } });
  await called("first");
  await Promise.all(Array.from({ length: 64 }, (_, n) => called(`other-${n}`)));
  expect(seen).toHaveLength(65);
  await called("first");
  expect(seen).toHaveLength(66);
  await called("first");
  expect(seen).toHaveLength(66);
});

it("sends it packed to whoever can unpack it", async () => {
  const { port, ask } = await start();
  const plain = await ask(ofStranger);
  const headers = { "accept-encoding": "gzip, br" };
  const response = await fetch(`http://localhost:${port}/sign-in`, { headers });
  expect(response.headers.get("content-encoding")).toBe("gzip");
  expect((await response.text()).length).toBe(plain.text.length);
  expect(Number(response.headers.get("content-length"))).toBeGreaterThan(20);
});

it("lets what is rendered for all know nothing of the one who asked but the language", async () => {
  const { ask, port } = await start();
  const cookie = `twofold.browser=mark; ${SESSION}=made-up; twofold.locale=zh-CN; other`;
  const own = {
    "user-agent": "Googlebot",
    "x-api-key": "key",
    authorization: "Bearer x",
    referer: "http://x/",
  };
  const answer = await ask({ path: "/sign-in", headers: { ...own, cookie } });
  expect(answer.text).toContain("<p>twofold.locale=zh-CN 1</p>");
  expect(Object.keys(seen[0] ?? {}).sort()).toEqual([
    "content-security-policy",
    "cookie",
    "host",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-port",
    "x-forwarded-proto",
    "x-request-id",
    "x-twofold-own",
  ]);
  expect(seen[0]).toMatchObject({ host: `localhost:${port}`, "x-forwarded-for": "0.0.0.0" });
  expect(seen[0]?.["x-request-id"]).not.toBe(answer.headers["x-request-id"]);
  expect((await ask(ofStranger)).text).toContain("<p>twofold.locale=en 2</p>");
});

it.each([
  ["whoever has a session", { headers: { cookie: `a=b; ${SESSION}=token` } }],
  ["an address with a query", { path: "/sign-in?again=code" }],
  ["another page", { path: "/sign-in/verify" }],
  ["HEAD", { method: "HEAD" }],
  ["what Next's scripts ask for", { headers: { rsc: "1" } }],
  ["a prefetch", { headers: { "next-router-prefetch": "1" } }],
] as [string, Ask][])("renders for the one who asks: %s", async (_, own) => {
  const { ask } = await start();
  const asking = { ...ofStranger, ...own, headers: { "x-api-key": "own", ...own.headers } };
  await ask(asking);
  await ask(asking);
  expect(seen.map((headers) => headers["x-api-key"])).toEqual(["own", "own"]);
});

it("renders for each in development", async () => {
  const { ask } = await start(page, false);
  await ask(ofStranger);
  await ask(ofStranger);
  expect(seen).toHaveLength(2);
});

it.each([
  ["sets a cookie", (res) => res.setHeader("set-cookie", "a=b"), 200],
  ["leads elsewhere", (res) => res.writeHead(307, { location: "/setup" }), 307],
  ["failed", (res) => Object.assign(res, { statusCode: 500 }), 500],
  ["asks for another status", () => Object.assign(requestContext().answer, { status: 503 }), 503],
] as [string, (res: ServerResponse) => unknown, number][])(
  "keeps nothing that %s: each gets an answer of their own",
  async (_, change, status) => {
    const { ask } = await start(async (req, res) => {
      seen.push({ ...req.headers });
      change(res);
      res.end(String(req.headers["x-api-key"]));
    });
    const asking = { ...ofStranger, headers: { ...ofStranger.headers, "x-api-key": "own" } };
    for (const answer of [await ask(asking), await ask(asking)])
      expect([answer.status, answer.text]).toEqual([status, "own"]);
  },
);

it("answers 500 to all who wait where rendering fails, and tries again for the next", async () => {
  let isBroken = true;
  const { ask } = await start(async (req, res) => {
    await setTimeout(20);
    if (isBroken) throw new Error("broken");
    await page(req, res);
  });
  const answers = await Promise.all([ask(ofStranger), ask(ofStranger)]);
  expect(answers.map(({ status }) => status)).toEqual([500, 500]);
  isBroken = false;
  expect((await ask(ofStranger)).status).toBe(200);
});

it("answers 500 where a rendering breaks off, and tries again for the next", async () => {
  let isBroken = true;
  const { ask } = await start(async (req, res) => {
    if (!isBroken) return page(req, res);
    res.write("<p>half");
    res.destroy(new Error("broken off"));
  });
  expect((await ask(ofStranger)).status).toBe(500);
  isBroken = false;
  expect((await ask(ofStranger)).status).toBe(200);
});

it("lets a rendering that never ends keep nobody from the page for longer than some seconds", async () => {
  let hangs = true;
  const { ask } = await start((req, res) => (hangs ? new Promise(() => {}) : page(req, res)));
  ask(ofStranger).catch(() => undefined);
  await setTimeout(5_100);
  hangs = false;
  expect((await ask(ofStranger)).status).toBe(200);
});
