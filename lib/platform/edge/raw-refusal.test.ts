// Proves that what is refused before there is a request to speak of is kept by nobody and ends its connection (R97).
import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningEdge, startEdge } from "./edge-fixture";

/** An answer that has begun, and goes on until its connection ends. */
async function halfAnswer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  res.write("the beginning");
  await once(req.socket, "close");
}

let edge: RunningEdge;
beforeAll(async () => {
  edge = await startEdge({}, { next: halfAnswer });
});
afterAll(() => edge.close());

it.each([
  ["cannot be parsed", "HELLO there\r\n\r\n"],
  ["has too long a head", `GET / HTTP/1.1\r\nCookie: a=${"b".repeat(20_000)}\r\n\r\n`],
  ["asks for a tunnel", "CONNECT evil.test:443 HTTP/1.1\r\nHost: evil.test\r\n\r\n"],
])("a request that %s gets an answer that no cache keeps (R97)", async (_what, bytes) => {
  const answer = await edge.raw(bytes);
  expect(answer).toContain("\r\ncache-control: private, no-store\r\n");
  expect(answer).toContain("\r\nconnection: close\r\n");
});

it("what cannot be parsed, behind a request whose answer has begun, ends the connection with no second head in its body", async () => {
  const socket = connect(edge.port);
  let came = "";
  socket.on("data", (chunk) => {
    came += chunk;
    if (came.includes("the beginning")) socket.write("HELLO there\r\n\r\n");
  });
  socket.write(`GET / HTTP/1.1\r\nHost: localhost:${edge.port}\r\n\r\n`);
  await once(socket, "close");
  expect(came).toMatch(/^HTTP\/1\.1 200 /);
  expect(came.match(/HTTP\/1\.1/g)).toHaveLength(1);
});

it.each([
  ["a coding that we do not know before the chunks", "Transfer-Encoding: gzip, chunked"],
  ["two fields that each name one", "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked"],
])("a body framed by %s is refused, and its connection carries no second request", async (_what, field) => {
  const head = `POST / HTTP/1.1\r\nHost: localhost:${edge.port}\r\nOrigin: http://localhost:${edge.port}\r\n`;
  const answer = await edge.raw(`${head}${field}\r\n\r\n0\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer.toLowerCase()).toContain("\r\nconnection: close\r\n");
});

it("a body in chunks from before there were chunks (HTTP/1.0) is refused, and its connection carries no second request", async () => {
  const head = `POST / HTTP/1.0\r\nHost: localhost:${edge.port}\r\nOrigin: http://localhost:${edge.port}\r\n`;
  const kept = `${head}Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
  const answer = await edge.raw(`${kept}${head}\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
});

it("a body in chunks is read, however the word is written", async () => {
  const socket = connect(edge.port);
  const head = `POST / HTTP/1.1\r\nHost: localhost:${edge.port}\r\nOrigin: http://localhost:${edge.port}\r\n`;
  socket.write(`${head}Transfer-Encoding: Chunked\r\n\r\n0\r\n\r\n`);
  const [first] = await once(socket, "data");
  expect(String(first)).toMatch(/^HTTP\/1\.1 200 /);
  socket.destroy();
});
