// Proves that the browser without JavaScript keeps cookies, fills in forms and follows redirects as browsers do.
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Browserless } from "@/scripts/bench/browserless";

const SAVED = `<form method="POST"><input type="hidden" name="batch" value="b1"/><input type="checkbox" name="saved"/>
  <button type="submit">Continue</button></form>`;
const FORM = `<form method="POST"><input type="hidden" name="$ACTION_KEY" value="k1"/><input name="code"/></form>`;
const received: { method: string; cookie: string; origin: string; body: string }[] = [];

async function bodyOf(req: IncomingMessage): Promise<string> {
  return Buffer.concat(await req.toArray()).toString();
}

const server = createServer(async (req, res) => {
  const { method = "", headers } = req;
  const { cookie = "", origin = "" } = headers;
  received.push({ method, cookie, origin, body: await bodyOf(req) });
  if (method === "POST") {
    const setCookies = ["ticket=; Max-Age=0; Path=/", "session=s1; Path=/; HttpOnly"];
    res.writeHead(303, { location: "/account?from=form", "set-cookie": setCookies }).end();
    return;
  }
  res
    .writeHead(200, { "set-cookie": "ticket=t=1; Path=/", "content-encoding": "gzip" })
    .end(gzipSync(`${SAVED}${FORM}`));
});
let origin = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

it("carries cookies from answer to request, and drops the one that is taken away", async () => {
  received.length = 0;
  const browser = new Browserless(origin);
  const form = await browser.open("/verify");
  const landing = await browser.submit(form, { code: "123456" });
  browser.close();
  expect(landing).toMatchObject({ path: "/account?from=form", status: 200 });
  expect(received.map(({ cookie }) => cookie)).toEqual(["", "ticket=t=1", "session=s1"]);
});

it("sends hidden fields as they stand and the others as typed, with its own origin", async () => {
  const browser = new Browserless(origin);
  const form = await browser.open("/verify");
  received.length = 0;
  const answer = await browser.post(form, { code: "123456" });
  browser.close();
  expect(answer).toMatchObject({ status: 303, location: "/account?from=form" });
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ method: "POST", origin });
  expect(received[0]?.body).toContain(`name="$ACTION_KEY"\r\n\r\nk1\r\n`);
  expect(received[0]?.body).toContain(`name="code"\r\n\r\n123456\r\n`);
});

it("refuses to send a field that no form of the page has", async () => {
  const browser = new Browserless(origin);
  const form = await browser.open("/verify");
  await expect(browser.post(form, { password: "x" })).rejects.toThrow("no form with password at /verify");
  browser.close();
});

it("ticks a box that it is told to tick, and tells forms apart by their buttons", async () => {
  const browser = new Browserless(origin);
  const page = await browser.open("/saved");
  received.length = 0;
  await browser.post(page, {}, "Continue");
  await browser.post(page, { saved: "on" });
  await expect(browser.post(page, {}, "Sign out")).rejects.toThrow(`no form with "Sign out" at /saved`);
  browser.close();
  const [unticked, ticked] = received.map(({ body }) => body);
  expect(unticked).toContain(`name="batch"\r\n\r\nb1\r\n`);
  expect(unticked).not.toContain("saved");
  expect(ticked).toContain(`name="saved"\r\n\r\non\r\n`);
});

it("gives up a connection that nobody uses, long before a server does", async () => {
  const browser = new Browserless(origin);
  const connected = once(server, "connection");
  await browser.open("/verify");
  const [socket] = (await connected) as [Socket];
  const startMs = performance.now();
  await once(socket, "close");
  browser.close();
  expect(performance.now() - startMs).toBeLessThan(server.keepAliveTimeout - 1000);
});
