// Proves that no body over the limit reaches the inside, announced or not, and that others arrive untouched.
import { connect } from "node:net";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { BODY_LIMIT_BYTES, SIGN_IN_BODY_BYTES } from "@/lib/platform/limits";
import { type RunningEdge, startEdge } from "./edge-fixture";

let edge: RunningEdge;
let reached = 0;
beforeEach(() => {
  reached = 0;
});
beforeAll(async () => {
  edge = await startEdge(
    {},
    {
      next: async (req, res) => {
        reached += 1;
        // As Next does: reads much later, and as a stream.
        await setTimeout(20);
        const chunks: Buffer[] = [];
        for await (const chunk of req) chunks.push(chunk);
        res.end(Buffer.concat(chunks));
      },
    },
  );
});
afterAll(() => edge.close());

const own = () => ({ origin: `http://localhost:${edge.port}` });
const post = (path: string, body: string, isChunked: boolean) =>
  edge.ask({ path, method: "POST", headers: own(), body, isChunked });

/** A page for people who are signed in, one for strangers, and one that only begins like the former. */
const LIMITS = [
  ["/account/privacy", BODY_LIMIT_BYTES],
  ["/admin", BODY_LIMIT_BYTES],
  ["/sign-in", SIGN_IN_BODY_BYTES],
  ["/step-up", SIGN_IN_BODY_BYTES],
  ["/accounts", SIGN_IN_BODY_BYTES],
] as const;
const EACH_WAY = LIMITS.flatMap(([path, limit]) =>
  [false, true].map((isChunked) => ({ path, limit, isChunked })),
);

it.each(EACH_WAY)(
  "passes a body of exactly the limit on unchanged (%o)",
  async ({ path, limit, isChunked }) => {
    const body = "é".repeat(limit / 2);
    const answer = await post(path, body, isChunked);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(body);
    expect(reached).toBe(1);
  },
);

const TOO_LARGE = EACH_WAY.flatMap(({ limit, ...way }) => [
  { ...way, size: limit + 1 },
  { ...way, size: 10_000_000 },
]);

it.each(TOO_LARGE)(
  "answers 413 and keeps the inside out of it (R16, %o)",
  async ({ path, isChunked, size }) => {
    const answer = await post(path, "a".repeat(size), isChunked);
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe("close");
    expect(answer.headers["content-security-policy"]).toContain("default-src 'self'");
    expect(reached).toBe(0);
  },
);

it("lets a sender that reads only when it has sent everything see the 413", async () => {
  const socket = connect(edge.port).pause();
  const head = `POST / HTTP/1.1\r\nHost: localhost:${edge.port}\r\nOrigin: ${own().origin}\r\nContent-Length: 9000000\r\n\r\n`;
  await promisify<string, void>((text, done) => socket.write(text, done))(head + "a".repeat(9_000_000));
  let answer = "";
  for await (const chunk of socket) answer += chunk;
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
});

it("takes a body that comes in many small pieces, and the next request on the same connection", async () => {
  const head = `Host: localhost:${edge.port}\r\nOrigin: ${own().origin}\r\n`;
  const pieces = "1\r\na\r\n".repeat(500);
  const first = `POST / HTTP/1.1\r\n${head}Transfer-Encoding: chunked\r\n\r\n${pieces}0\r\n\r\n`;
  const second = `POST / HTTP/1.1\r\n${head}Content-Length: 2\r\nConnection: close\r\n\r\nok`;
  const answers = await edge.raw(first + second);
  expect(answers).toContain("a".repeat(500));
  expect(answers).toMatch(/ok$|2\r\nok\r\n0\r\n\r\n$/);
  expect(reached).toBe(2);
});

it("asks for a body that waits for 100-continue, unless its announced length is over the limit", async () => {
  const head = `POST / HTTP/1.1\r\nHost: localhost:${edge.port}\r\nOrigin: ${own().origin}\r\nExpect: 100-continue\r\n`;
  const refused = await edge.raw(`${head}Content-Length: ${SIGN_IN_BODY_BYTES + 1}\r\n\r\n`);
  expect(refused).toMatch(/^HTTP\/1.1 413 /);
  const allowed = await edge.raw(`${head}Content-Length: 2\r\nConnection: close\r\n\r\nok`);
  expect(allowed).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 /);
});

it("stays quiet when a client leaves in the middle of its body", async () => {
  const socket = connect(edge.port);
  socket.write(
    `POST / HTTP/1.1\r\nHost: localhost:${edge.port}\r\nOrigin: ${own().origin}\r\nContent-Length: 9\r\n\r\nab`,
  );
  await setTimeout(50);
  socket.destroy();
  await setTimeout(50);
  expect(reached).toBe(0);
  expect((await edge.ask()).status).toBe(200);
});

it("answers 400 when a chunked body turns out malformed", async () => {
  const head = `POST / HTTP/1.1\r\nHost: localhost:${edge.port}\r\nOrigin: ${own().origin}\r\n`;
  expect(await edge.raw(`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`)).toMatch(/^HTTP\/1.1 400 /);
  expect(reached).toBe(0);
});
