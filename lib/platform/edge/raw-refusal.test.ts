// Proves that what is refused before there is a request to speak of is kept by nobody and ends its connection (R97).
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningEdge, startEdge } from "./edge-fixture";

let edge: RunningEdge;
beforeAll(async () => {
  edge = await startEdge();
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
