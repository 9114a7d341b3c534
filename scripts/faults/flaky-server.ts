// Owns a server of the product that is killed and started again on the same port, as if its machine failed.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { freePort } from "@/scripts/bench/free-port";

const SHIFTED_CLOCK = pathToFileURL(resolve("scripts/faults/shifted-clock.mjs")).href;
const LOOK_AGAIN_MS = 50;

export class FlakyServer {
  starts = 0;
  #child?: ChildProcess;

  private constructor(
    readonly port: number,
    private readonly env: Record<string, string>,
  ) {}

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts dist/server.mjs, the bundle that an installation runs, and waits until it is healthy and has shown a page. */
  static async start(env: Record<string, string> = {}): Promise<FlakyServer> {
    const server = new FlakyServer(await freePort(), env);
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    this.starts += 1;
    const own = { PORT: String(this.port), APP_URL: this.origin, NODE_ENV: "production", LOG_LEVEL: "error" };
    const child = spawn(process.execPath, ["--import", SHIFTED_CLOCK, "dist/server.mjs"], {
      env: Object.assign({}, process.env, own, this.env),
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#child = child;
    while (!(await this.isHealthy()) || !(await this.answers("/sign-in"))) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      await setTimeout(LOOK_AGAIN_MS);
    }
  }

  /** Whether its health check answers that all is well. */
  isHealthy(): Promise<boolean> {
    return this.answers("/api/health");
  }

  private async answers(path: string): Promise<boolean> {
    return (await fetch(this.origin + path).catch(() => null))?.status === 200;
  }

  /** Sets its clock off by this much, until it is started again. */
  async shiftClock(milliseconds: number): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const shifted = once(child, "message");
    child.send(milliseconds);
    await shifted;
  }

  /** Kills it without a warning. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
}
