// Proves that scripts and styles of the build go out as they were packed, to whoever can unpack them and to nobody else.
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { type Ask, type RunningEdge, startEdge } from "./edge-fixture";

const SCRIPT = "console.log(1);".repeat(50);
const PATH = "/_next/static/chunks/a.js";

let edge: RunningEdge | undefined;
afterEach(() => edge?.close());

/** An edge over a build of one script, one style and one font, which is not packed; Next says "Next" of everything. */
async function start(
  isProduction = true,
): Promise<(path: string, accepts?: string, more?: Ask) => Promise<Response>> {
  const directory = mkdtempSync(join(tmpdir(), "twofold-app-"));
  const chunks = join(directory, ".next", "static", "chunks");
  mkdirSync(chunks, { recursive: true });
  for (const name of ["a.js", "a.css", "a.woff2"]) writeFileSync(join(chunks, name), SCRIPT);
  for (const name of ["a.js", "a.css"]) writeFileSync(join(chunks, `${name}.br`), brotliCompressSync(SCRIPT));
  const running = await startEdge(
    { isProduction },
    { directory, next: async (_, res) => void res.end("Next") },
  );
  edge = running;
  return (path, accepts = "gzip, deflate, br", { method = "GET" } = {}) =>
    fetch(`http://localhost:${running.port}${path}`, { method, headers: { "accept-encoding": accepts } });
}

const field = (answer: Response, name: string) => answer.headers.get(name);

it("sends a script and a style packed, for ever, with every header of the edge", async () => {
  const ask = await start();
  for (const [path, type] of [
    [PATH, "application/javascript; charset=UTF-8"],
    ["/_next/static/chunks/a.css?dpl=1", "text/css; charset=UTF-8"],
  ] as const) {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(SCRIPT);
    expect(field(answer, "content-encoding")).toBe("br");
    expect(Number(field(answer, "content-length"))).toBe(brotliCompressSync(SCRIPT).length);
    expect(field(answer, "content-type")).toBe(type);
    expect(field(answer, "cache-control")).toBe("public, max-age=31536000, immutable");
    expect(field(answer, "vary")).toBe("Accept-Encoding");
    expect(field(answer, "x-content-type-options")).toBe("nosniff");
  }
});

it("sends the head alone to a HEAD, and refuses every other method", async () => {
  const ask = await start();
  const head = await ask(PATH, "br", { method: "HEAD" });
  expect([head.status, field(head, "content-encoding"), await head.text()]).toEqual([200, "br", ""]);
  expect((await ask(PATH, "br", { method: "POST" })).status).not.toBe(200);
});

it("leaves to Next whoever cannot unpack it, and every other address", async () => {
  const ask = await start();
  for (const accepts of ["gzip", "identity", "br;q=0", "br; q=0.000", "brotli", "*;q=0"]) {
    expect(await (await ask(PATH, accepts)).text(), accepts).toBe("Next");
  }
  for (const path of [
    "/_next/static/chunks/a.woff2",
    "/_next/static/chunks/a.js.br",
    "/_next/static/chunks/b.js",
    "/_next/static/chunks/%61.js",
    "/_next/static/a.js",
    "/chunks/a.js",
    "/",
  ]) {
    expect(await (await ask(path)).text(), path).toBe("Next");
  }
});

it("leaves all of them to Next in development, where they change", async () => {
  const ask = await start(false);
  expect(await (await ask(PATH)).text()).toBe("Next");
});
