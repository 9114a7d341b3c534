// Proves that one path takes large bodies as they come, from somebody with a session's cookie alone, and no slow ones elsewhere.
import type { IncomingMessage } from "node:http";
import { request } from "node:http";
import { connect } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { type RunningEdge, startEdge } from "@/lib/platform/edge/edge-fixture";
import { UPLOAD_PATH } from "@/lib/platform/edge/upload";
import { BODY_LIMIT_BYTES, UPLOAD_LIMIT_BYTES } from "@/lib/platform/limits";

vi.hoisted(() => {
  process.env.REQUEST_TIMEOUT_SECONDS = "1";
});

const MEGABYTE = Buffer.alloc(1024 * 1024, "a");
const SESSION = { cookie: "twofold.locale=en; twofold.session=anything" };

let edge: RunningEdge;
/** What reached the inside: how many bytes so far, and whether all of them came. */
let seen = { bytes: 0, isWhole: false };
let reached = 0;

async function count(req: IncomingMessage): Promise<void> {
  for await (const chunk of req) seen.bytes += chunk.length;
  seen.isWhole = true;
}

beforeEach(() => {
  seen = { bytes: 0, isWhole: false };
  reached = 0;
});
beforeAll(async () => {
  edge = await startEdge(
    {},
    {
      next: async (req, res) => {
        reached += 1;
        await count(req).catch(() => undefined);
        res.end(String(seen.bytes));
      },
    },
  );
});
afterAll(() => edge.close());

const headers = (own: Record<string, string>) => ({ origin: `http://localhost:${edge.port}`, ...own });
const post = (path: string, own: Record<string, string>, body: Buffer, isChunked = false) =>
  edge.ask({ method: "POST", path, headers: headers(own), body, isChunked });

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(5);
}

/** Sends piece after piece, and says what became of it. */
async function sendPieces(pieces: number): Promise<"answered" | "cut"> {
  const sent = request({ port: edge.port, method: "POST", path: UPLOAD_PATH, headers: headers(SESSION) });
  const over = new Promise<"answered" | "cut">((resolve) => {
    sent.once("response", (res) => resolve(res.resume().statusCode === 200 ? "answered" : "cut"));
    sent.once("error", () => resolve("cut"));
  });
  let isOver = false;
  void over.then(() => {
    isOver = true;
  });
  for (let piece = 0; piece < pieces && !isOver; piece += 1)
    if (!sent.write(MEGABYTE)) await Promise.race([new Promise((go) => sent.once("drain", go)), over]);
  sent.end();
  return over;
}

it("hands the body on while it comes: the first part is read before the last one is sent", async () => {
  const sent = request({ port: edge.port, method: "POST", path: UPLOAD_PATH, headers: headers(SESSION) });
  const answered = new Promise((resolve) => sent.once("response", (res) => resolve(res.resume().statusCode)));
  sent.write(MEGABYTE);
  await until(() => seen.bytes === MEGABYTE.length);
  // Longer than any other request may take.
  await setTimeout(1500);
  sent.end("z");
  expect(await answered).toBe(200);
  expect(seen).toEqual({ bytes: MEGABYTE.length + 1, isWhole: true });
});

it.each([
  ["no cookie", UPLOAD_PATH, {}],
  ["another cookie", UPLOAD_PATH, { cookie: "twofold.locale=en; not-twofold.session=x; twofold.session2=x" }],
  ["another path", "/admin/users/import", SESSION],
  ["a longer path", `${UPLOAD_PATH}/x`, SESSION],
])("takes no more than everywhere with %s", async (_name, path, own) => {
  for (const isChunked of [false, true])
    expect((await post(path, own, Buffer.alloc(BODY_LIMIT_BYTES + 1, "a"), isChunked)).status).toBe(413);
  expect(reached).toBe(0);
});

it("refuses what announces more than the limit, and cuts off what sends more", async () => {
  const length = String(UPLOAD_LIMIT_BYTES + 1);
  const head = `POST ${UPLOAD_PATH} HTTP/1.1\r\nHost: localhost:${edge.port}\r\nOrigin: http://localhost:${edge.port}\r\n`;
  const refused = await edge.raw(`${head}Cookie: ${SESSION.cookie}\r\nContent-Length: ${length}\r\n\r\n`);
  expect(refused).toMatch(/^HTTP\/1.1 413 /);
  expect(reached).toBe(0);
  expect(await sendPieces(UPLOAD_LIMIT_BYTES / MEGABYTE.length + 2)).toBe("cut");
  await until(() => reached === 1);
  expect(seen.isWhole).toBe(false);
  expect(seen.bytes).toBeLessThanOrEqual(UPLOAD_LIMIT_BYTES);
});

it("keeps no connection on which the rest of an upload could still come", async () => {
  const head = `POST ${UPLOAD_PATH} HTTP/1.1\r\nHost: localhost:${edge.port}\r\nOrigin: http://localhost:${edge.port}\r\n`;
  const answer = await edge.raw(`${head}Cookie: ${SESSION.cookie}\r\nContent-Length: 1\r\n\r\na`);
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
  expect(answer.toLowerCase()).toContain("\r\nconnection: close\r\n");
});

it("gives every other body its usual time", async () => {
  const socket = connect(edge.port);
  const head = `POST /sign-in HTTP/1.1\r\nHost: localhost:${edge.port}\r\nOrigin: http://localhost:${edge.port}\r\n`;
  socket.write(`${head}Content-Length: 9\r\n\r\nab`);
  let answer = "";
  for await (const chunk of socket) answer += chunk;
  expect(answer).toMatch(/^HTTP\/1.1 408 /);
  expect(reached).toBe(0);
});
