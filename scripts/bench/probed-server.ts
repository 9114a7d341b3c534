// Owns the product's server with the probe beside it, and the questions one can ask it.
import { once } from "node:events";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { startProgram, stopProgram } from "@/scripts/bench/served-program";

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

export async function startProbedServer(): Promise<ProbedServer> {
  const probe = pathToFileURL(resolve("scripts/bench/server-probe.mjs")).href;
  const served = await startProgram(process.execPath, ["--import", probe, "dist/server.mjs"]);
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
