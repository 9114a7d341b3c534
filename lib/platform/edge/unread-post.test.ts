// Proves that nobody waits for ever for a post that Next does not finish reading, and that nobody else is turned away.
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { noteActionBegins, requestContext } from "@/lib/platform/request-context";
import type { RunningEdge } from "./edge-fixture";

vi.hoisted(() => {
  process.env.POST_READING_SECONDS = "1";
});

let edge: RunningEdge | undefined;
afterEach(() => edge?.close());

/** An edge before a Next that reads as told, and answers once that is over. */
async function postTo(read: () => Promise<void>): Promise<{ status: number; ms: number }> {
  const { startEdge } = await import("./edge-fixture");
  edge = await startEdge(
    {},
    {
      next: async (_req, res) => {
        await read();
        res.end("read");
      },
    },
  );
  const startMs = performance.now();
  const headers = { origin: `http://localhost:${edge.port}` };
  const { status } = await edge.ask({ method: "POST", path: "/sign-in", headers, body: "x" });
  return { status, ms: performance.now() - startMs };
}

describe("a post", () => {
  it("that is never read to its end is answered 400 (R23)", async () => {
    const { status, ms } = await postTo(() => new Promise(() => {}));
    expect(status).toBe(400);
    expect(ms).toBeGreaterThanOrEqual(900);
  });

  it("whose marks are never read to their end is answered 400 as well", async () => {
    const { status } = await postTo(async () => {
      const context = requestContext();
      context.awaitsAction = false;
      context.readsMarks = true;
      await new Promise(() => {});
    });
    expect(status).toBe(400);
  });

  it("that is read after all once it was refused does not run its action", async () => {
    let begins: unknown = "not asked";
    const { status } = await postTo(async () => {
      await wait(1500);
      begins = await Promise.resolve().then(noteActionBegins).catch(String);
    });
    expect(status).toBe(400);
    await vi.waitFor(() => expect(begins).toMatch(/answered before its action/));
  });

  it("whose connection ended while its answer waited for its turn is forgotten", async () => {
    const { refuseIfNeverRead } = await import("./unread-post");
    const socket = new Socket();
    const refuse = vi.fn();
    const context = { requestId: "r", clientAddress: "192.0.2.1", awaitsAction: true, answer: {} };
    refuseIfNeverRead(new ServerResponse(new IncomingMessage(socket)), context, refuse);
    socket.destroy();
    await wait(1500);
    expect(refuse).not.toHaveBeenCalled();
  });

  it("whose action takes longer is waited for", async () => {
    const { status, ms } = await postTo(async () => {
      requestContext().awaitsAction = false;
      await wait(1500);
    });
    expect(status).toBe(200);
    expect(ms).toBeGreaterThanOrEqual(1400);
  });
});
