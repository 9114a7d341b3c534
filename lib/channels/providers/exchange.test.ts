// Proves that a request goes to the configured origin alone, once, and comes to an end (R57).
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";

vi.hoisted(() => {
  process.env.PROVIDER_TIMEOUT_SECONDS = "2";
});

const { exchange, jsonOf } = await import("@/lib/channels/providers/exchange");

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(listener: RequestListener) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { seen, base: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) };
}

const ask = (base: URL, path = "/there", method: "GET" | "POST" = "GET") =>
  exchange({ base, method, path, headers: {}, ...(method === "POST" && { body: "a=b" }) });

test("R57 a redirect is refused, and nobody follows it", async () => {
  const elsewhere = await serve((_, response) => response.end("{}"));
  for (const status of [301, 302, 303, 307, 308]) {
    const { base, seen } = await serve((_, response) =>
      response.writeHead(status, { location: `${elsewhere.base.origin}/taken` }).end(),
    );
    await expect(ask(base)).rejects.toMatchObject({ kind: "unreadable", status });
    expect(seen).toEqual(["GET /there"]);
  }
  expect(elsewhere.seen).toEqual([]);
});

test("R57 no path leads to another origin", async () => {
  const { base, seen } = await serve((_, response) => response.end("{}"));
  const elsewhere = await serve((_, response) => response.end("{}"));
  for (const path of [
    `//${elsewhere.base.host}/x`,
    `${elsewhere.base.origin}/x`,
    `\\\\${elsewhere.base.host}/x`,
  ])
    await expect(ask(base, path)).rejects.toMatchObject({ kind: "unreached" });
  expect([...seen, ...elsewhere.seen]).toEqual([]);
});

test("a refused connection is known to have sent nothing", async () => {
  const { base } = await serve((_, response) => response.end());
  for (const close of closers.splice(0)) close();
  await expect(ask(base)).rejects.toMatchObject({ kind: "unreached" });
});

test("a name that nobody has is known to have sent nothing", async () => {
  await expect(ask(new URL("http://provider.invalid"))).rejects.toMatchObject({ kind: "unreached" });
});

test("after a time-out nobody knows what happened, and it is not tried again", async () => {
  const { base, seen } = await serve(() => {});
  const start = Date.now();
  await expect(ask(base, "/there", "POST")).rejects.toMatchObject({ kind: "unanswered" });
  expect(Date.now() - start).toBeLessThan(5000);
  expect(seen).toEqual(["POST /there"]);
});

test("an answer that stops in its middle is none", async () => {
  const { base, seen } = await serve((_, response) => {
    response.writeHead(200, { "content-length": "100" }).write("{");
  });
  await expect(ask(base)).rejects.toMatchObject({ kind: "unanswered" });
  expect(seen).toEqual(["GET /there"]);
});

test.each(["GET", "POST"] as const)("a dropped connection is not tried again: %s", async (method) => {
  const { base, seen } = await serve((request) => request.socket.destroy());
  await expect(ask(base, "/there", method)).rejects.toMatchObject({ kind: "unanswered" });
  expect(seen).toEqual([`${method} /there`]);
});

test("an endless answer is cut off", async () => {
  const { base } = await serve((_, response) => {
    const timer = setInterval(() => response.write("x".repeat(65_536)), 1);
    response.on("close", () => clearInterval(timer));
  });
  await expect(ask(base)).rejects.toMatchObject({ kind: "unreadable" });
});

test("what is no JSON is undefined", () => {
  const bytes = (text: string) => ({ status: 200, bytes: new TextEncoder().encode(text) });
  expect(jsonOf(bytes('{"a":1}'))).toEqual({ a: 1 });
  expect(jsonOf(bytes("<html>"))).toBeUndefined();
  expect(jsonOf(bytes(""))).toBeUndefined();
});
