// Owns starting a server with the probe in it, and reading what the probe has seen.
import { once } from "node:events";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Surroundings, startProgram, stopProgram } from "@/scripts/bench/served-program";

/** What happened in the server since the last reading. */
export interface Reading {
  /** The longest time between two turns of the event loop, in milliseconds, with the 1 ms of the sampling itself. */
  longestStallMs: number;
  /** The most that the main thread computed in one turn, without waits for a core; null where the system cannot tell. */
  longestWorkMs: number | null;
  /** Of all threads of the process, those that hash among them. */
  cpuSeconds: number;
  /** Database statements, without BEGIN, COMMIT and the like. */
  queries: number;
}

export interface ProbedServer {
  origin: string;
  /** Reads what happened, and begins anew. */
  read(): Promise<Reading>;
  stop(): Promise<void>;
}

const moduleUrl = (file: string) => pathToFileURL(resolve(file)).href;

/**
 * Starts a Node program with the probe in it.
 * @param args the program's file and its arguments
 * @param preloads files that are loaded before it, as the probe is
 */
export async function startProbed(
  args: string[],
  { preloads = [], ...surroundings }: Surroundings & { preloads?: string[] } = {},
): Promise<ProbedServer> {
  const loaded = ["scripts/bench/server-probe.mjs", ...preloads].flatMap((file) => [
    "--import",
    moduleUrl(file),
  ]);
  const served = await startProgram(process.execPath, [...loaded, ...args], surroundings);
  const { child, origin } = served;
  return {
    origin,
    async read() {
      const answer = once(child, "message");
      child.send("read");
      const [reading] = await answer;
      return reading as Reading;
    },
    stop: () => stopProgram(served),
  };
}

/** Starts the product with the probe in it. */
export function startProbedServer(preloads: string[] = []): Promise<ProbedServer> {
  return startProbed(["dist/server.mjs"], { preloads });
}
