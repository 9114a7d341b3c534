// Owns a program that serves: started on a free port, ready once it says so, ended by SIGTERM.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "@/scripts/bench/free-port";

export interface ServedProgram {
  child: ChildProcess;
  origin: string;
}

export interface Surroundings {
  /** Added to this process's own environment. */
  env?: Record<string, string>;
  cwd?: string;
  /** What it prints once it answers requests. */
  readyWords?: string;
}

/**
 * Starts a program and waits until it says that it is ready. If it ends instead, rejects with what it wrote to stderr.
 * Its output is read to the end and thrown away, because a full pipe would stop it.
 */
export async function startProgram(
  program: string,
  args: string[],
  { env: own, cwd, readyWords = "is ready: " }: Surroundings = {},
): Promise<ServedProgram> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), APP_URL: origin, ...own };
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint = `${complaint}${chunk}`.slice(-4000);
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.includes(readyWords)) resolve();
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`${program} ended with ${code}: ${complaint}`)));
  });
  return { child, origin };
}

/** Ends the program and waits until it is gone. */
export async function stopProgram({ child }: ServedProgram): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}
