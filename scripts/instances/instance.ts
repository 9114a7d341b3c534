// Owns one of several servers: the bundle that the image starts, on a port that it keeps over restarts.
import { startProgram, stopProgram } from "@/scripts/bench/served-program";

export interface Instance {
  port: number;
  /** Ends it with SIGTERM, as every deployment does. Returns its exit code. */
  stop(): Promise<number | null>;
  start(): Promise<void>;
}

/** Starts a server on a port and waits until it is up. */
export async function startInstance(port: number): Promise<Instance> {
  // People reach the proxy.
  const env = { PORT: String(port), APP_URL: String(process.env.APP_URL) };
  const cwd = process.env.TWOFOLD_SERVER_FOLDER;
  const start = () => startProgram(process.execPath, ["dist/server.mjs"], { cwd, env });
  let served = await start();
  process.once("exit", () => served.child.kill("SIGTERM"));
  return {
    port,
    async stop() {
      await stopProgram(served);
      return served.child.exitCode;
    },
    async start() {
      served = await start();
    },
  };
}
