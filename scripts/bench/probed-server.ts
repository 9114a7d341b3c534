// Owns the product's server with the probe beside it, and the questions one can ask it.
import { once } from "node:events";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Surroundings, startProgram, stopProgram } from "@/scripts/bench/served-program";

/** What happened in the server since the last reading. */
export interface Reading {
  /** Longest time between two turns of the event loop, in milliseconds, the sampling's own 1 ms included. */
  longestStallMs: number;
  /** Most that the main thread computed in one turn, without waiting for a core; null where the system cannot tell. */
  longestWorkMs: number | null;
  /** Of all threads of the process, those that hash included. */
  cpuSeconds: number;
  /** Database statements, BEGIN and COMMIT not counted. */
  queries: number;
}

export interface ProbedServer {
  origin: string;
  /** Reads and begins anew. */
  read(): Promise<Reading>;
  stop(): Promise<void>;
}

const moduleUrl = (file: string) => pathToFileURL(resolve(file)).href;

/**
 * Starts a program of Node's with the probe beside it.
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

/** The product. */
export function startProbedServer(preloads: string[] = []): Promise<ProbedServer> {
  return startProbed(["dist/server.mjs"], { preloads });
}
