// Proves that whoever asks and never reads is let go, and that an answer which only takes its time is not.
import type { ServerResponse } from "node:http";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, it, vi } from "vitest";
import type { RunningEdge } from "./edge-fixture";

vi.hoisted(() => {
  process.env.SILENCE_SECONDS = "1";
});

let edge: RunningEdge | undefined;
afterEach(() => edge?.close());

it("an answer that nobody reads is given up (R23)", async () => {
  let isGivenUp = false;
  const { startEdge } = await import("./edge-fixture");
  // More than the buffers of both ends take.
  const next = async (_req: unknown, res: ServerResponse) => {
    res.once("close", () => {
      isGivenUp = true;
    });
    res.end(Buffer.alloc(64 * 1024 * 1024));
  };
  edge = await startEdge({}, { next });
  const client = connect(edge.port, "127.0.0.1").pause();
  client.on("error", () => {});
  client.write(`GET / HTTP/1.1\r\nHost: localhost:${edge.port}\r\n\r\n`);
  await vi.waitFor(() => expect(isGivenUp).toBe(true), 5000);
  client.destroy();
});

it("an answer in pieces is waited for, however long it takes as a whole", async () => {
  const { startEdge } = await import("./edge-fixture");
  const next = async (_req: unknown, res: ServerResponse) => {
    for (const piece of ["a", "b", "c", "d"]) {
      res.write(piece);
      await wait(500);
    }
    res.end();
  };
  edge = await startEdge({}, { next });
  expect((await edge.ask()).text).toBe("abcd");
});
