// Owns a Redis for the test: a child process on a port of its own, which may be killed and comes back empty.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "@/scripts/bench/free-port";

export interface ThrowAwayRedis {
  url: string;
  /** How many keys it holds. */
  keys(): Promise<string[]>;
  /** Kills it, as if its machine failed. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = "canary-of-redis";

async function startServer(port: number): Promise<ChildProcess> {
  const settings = { bind: "127.0.0.1", port: String(port), save: "", requirepass: PASSWORD };
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn("redis-server", flags, { stdio: ["ignore", "pipe", "ignore"] });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.includes("Ready to accept connections")) resolve();
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
  });
  return child;
}

/** Starts a Redis on a free port and waits until it answers. */
export async function startRedis(): Promise<ThrowAwayRedis> {
  const { Redis } = await import("ioredis");
  const port = await freePort();
  const url = `redis://:${PASSWORD}@127.0.0.1:${port}`;
  let child = await startServer(port);
  process.once("exit", () => child.kill("SIGKILL"));
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  return {
    url,
    async keys() {
      const client = new Redis(url);
      const keys = await client.keys("*");
      client.disconnect();
      return keys.sort();
    },
    kill,
    async restart() {
      child = await startServer(port);
    },
    stop: kill,
  };
}
