// Owns the order of the end: stop accepting, finish what runs, run the closers, leave.
import { once } from "node:events";
import type { Server } from "node:http";
import { Server as NetServer } from "node:net";
import { setImmediate, setTimeout } from "node:timers/promises";
import { SHUTDOWN_GRACE_SECONDS, SHUTDOWN_LINGER_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import type { Connections } from "./connections";

type Closer = () => unknown;

interface Shutdown {
  closers: { name: string; close: Closer }[];
  begun: boolean;
}

function state(): Shutdown {
  return shared("shutdown", () => ({ closers: [], begun: false }));
}

/**
 * Registers what must be flushed or closed once the last answer has been sent. Closers run one after the
 * other, the latest registered first, so that what others stand on (the database) is registered first.
 */
export function onShutdown(name: string, close: Closer): void {
  state().closers.push({ name, close });
}

/** Whether the end has begun; answers then say `connection: close`. */
export function isShuttingDown(): boolean {
  return state().begun;
}

/** Runs the closers. One that fails is logged and does not keep the others from running. */
async function runClosers(): Promise<void> {
  for (const { name, close } of state().closers.toReversed()) {
    try {
      await close();
    } catch (error) {
      logger().error({ error, closer: name }, "closer failed");
    }
  }
}

/**
 * Stops accepting and resolves when every running answer has been sent. Idle connections get a moment first:
 * a request may be on its way on one of them, and closing it now would lose that request.
 */
async function drain(server: Server, connections: Connections): Promise<void> {
  const stop = new AbortController();
  const later = (seconds: number) => setTimeout(seconds * 1000, undefined, { signal: stop.signal });
  // Connections that the kernel has accepted already are taken over before the door closes.
  await setImmediate();
  const closed = once(server, "close");
  // http.Server.close would close idle connections at once; this is net.Server's, which only stops accepting.
  NetServer.prototype.close.call(server);
  const closeIdle = async () => {
    for (await later(SHUTDOWN_LINGER_SECONDS); ; await later(0.05)) connections.closeIdle();
  };
  // A client that never finishes its request must not keep the closers from running.
  const closeAll = async () => {
    await later(SHUTDOWN_GRACE_SECONDS * 0.8);
    logger().warn("connections cut: their answers took too long");
    connections.closeAll();
  };
  const ignoreAbort = () => {};
  closeIdle().catch(ignoreAbort);
  closeAll().catch(ignoreAbort);
  await closed;
  stop.abort();
}

/** Ends the process cleanly on SIGTERM and SIGINT. A second signal, or SHUTDOWN_GRACE_SECONDS, forces the end. */
export function endOnSignals(server: Server, connections: Connections): void {
  const end = async (signal: NodeJS.Signals) => {
    if (state().begun) {
      logger().warn({ signal }, "forced to stop");
      process.exit(1);
    }
    state().begun = true;
    logger().info({ signal }, "stopping");
    const force = async () => {
      await setTimeout(SHUTDOWN_GRACE_SECONDS * 1000, undefined, { ref: false });
      logger().error({ graceSeconds: SHUTDOWN_GRACE_SECONDS }, "forced to stop: closers took too long");
      process.exit(1);
    };
    void force();
    await drain(server, connections);
    await runClosers();
    logger().info("stopped");
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, (name) => void end(name));
}
