// Owns the order of the end: stop accepting, finish what runs, run the closers, leave.
import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";
import { Server as NetServer } from "node:net";
import { setImmediate, setTimeout } from "node:timers/promises";
import { SHUTDOWN_GRACE_SECONDS, SHUTDOWN_LINGER_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import type { Connections } from "./connections";

/** Several times what a client on the same machine needs to come back. */
const QUIET_MS = 2;
const LONG_TURN_MS = 1;

type Closer = () => unknown;

interface Shutdown {
  closers: { name: string; close: Closer }[];
  isClosing: boolean;
}

function state(): Shutdown {
  return shared("shutdown", () => ({ closers: [], isClosing: false }));
}

/**
 * Registers what must be flushed or closed once the last answer has been sent. Closers run one after the
 * other, the latest registered first, so that what others stand on (the database) is registered first.
 */
export function onShutdown(name: string, close: Closer): void {
  state().closers.push({ name, close });
}

/** Whether no further connection is taken; answers then say `connection: close`. */
export function isShuttingDown(): boolean {
  return state().isClosing;
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
 * One turn of the event loop, which looks at every connection and at the door once, without waiting. Returns whether it
 * was short: after a long one, in which the process was busy or put to sleep, more may have come than was looked at.
 */
async function isShortTurn(): Promise<boolean> {
  const start = performance.now();
  await setImmediate();
  return performance.now() - start <= LONG_TURN_MS;
}

/**
 * Closes the door at a quiet moment. Closing resets every connection that the kernel has taken and the process
 * has not, and no system call does better; clients come back right after an answer, so the moment is one when
 * nobody has arrived and no answer has ended for a little while.
 */
async function stopAccepting(server: Server): Promise<void> {
  const deadline = performance.now() + SHUTDOWN_GRACE_SECONDS * 0.4 * 1000;
  let lastStir = performance.now();
  const stir = () => {
    lastStir = performance.now();
  };
  server.on("connection", stir);
  server.on("request", (_req, res: ServerResponse) => res.once("finish", stir));
  for (let now = lastStir; now - lastStir < QUIET_MS && now < deadline; now = performance.now())
    if (!(await isShortTurn())) stir();
  // http.Server.close would close idle connections at once; this is net.Server's, which only stops accepting.
  NetServer.prototype.close.call(server);
}

/**
 * Resolves when every running answer has been sent. Idle connections get a moment first: a request may be on
 * its way on one of them, and closing it now would lose that request.
 */
async function drain(server: Server, connections: Connections): Promise<void> {
  const stop = new AbortController();
  const later = (seconds: number) => setTimeout(seconds * 1000, undefined, { signal: stop.signal });
  const closed = once(server, "close");
  const ignoreAbort = () => {};
  // A client that never finishes its request must not keep the closers from running.
  const closeAll = async () => {
    await later(SHUTDOWN_GRACE_SECONDS * 0.8);
    logger().warn("connections cut: their answers took too long");
    connections.closeAll();
  };
  closeAll().catch(ignoreAbort);
  await stopAccepting(server);
  // Only now: a client that is told to close comes back at once, and must find the door shut.
  state().isClosing = true;
  const closeIdle = async () => {
    for (await later(SHUTDOWN_LINGER_SECONDS); ; await later(0.05)) {
      // What came while the process was busy has not been read yet, and its connection looks idle.
      while (!(await isShortTurn()));
      connections.closeIdle();
    }
  };
  closeIdle().catch(ignoreAbort);
  await closed;
  stop.abort();
}

/** One press of Ctrl+C may come as two signals: from the terminal, and handed on by npm. */
const SAME_PRESS_MS = 1_000;

/**
 * Ends the process cleanly on SIGTERM and SIGINT. A second signal, which is not the echo of the first, or
 * SHUTDOWN_GRACE_SECONDS, forces the end.
 */
export function endOnSignals(server: Server, connections: Connections): void {
  let begunMs: number | undefined;
  const end = async (signal: NodeJS.Signals) => {
    if (begunMs !== undefined) {
      if (performance.now() - begunMs < SAME_PRESS_MS) return;
      logger().warn({ signal }, "forced to stop");
      process.exit(1);
    }
    begunMs = performance.now();
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
