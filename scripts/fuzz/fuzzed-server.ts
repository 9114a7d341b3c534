// Owns the server under fuzz: the real bundle, with its log and its memory watched.
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { startProgram, stopProgram } from "@/scripts/bench/served-program";

/** A line of the log about something unexpected. */
export interface LoggedFault {
  requestId: string;
  said: string;
}

export interface FuzzedServer {
  origin: string;
  /** Lines of errors and worse, oldest first. */
  faults: LoggedFault[];
  /** Resident bytes after garbage collection, and how many of them are V8's. */
  memory(): Promise<{ rss: number; heapUsed: number; external: number }>;
  /** Whether the process is still the one that was started. */
  isAlive(): boolean;
  stop(): Promise<void>;
}

const BAD_LEVELS = ["error", "fatal"];

/** Undefined for harmless lines. */
function faultIn(line: string): LoggedFault | undefined {
  if (!line.startsWith("{")) return undefined;
  const entry = JSON.parse(line);
  if (!BAD_LEVELS.includes(entry.level)) return undefined;
  const { type, errorCode, message, stack } = entry.error ?? entry.err ?? {};
  const told = [entry.level, entry.msg, type, errorCode, message].filter(Boolean).join(" | ");
  return { requestId: entry.requestId ?? "", said: `${told}\n${stack ?? ""}`.trim() };
}

/** Starts the server and waits until it is up. */
export async function startFuzzedServer(): Promise<FuzzedServer> {
  const probe = pathToFileURL(resolve("scripts/fuzz/memory-probe.mjs")).href;
  // Garbage that is not collected yet must not look like a leak.
  const args = ["--expose-gc", "--import", probe, "dist/server.mjs"];
  // Forms whose parts wait for each other are frequent here, and the server waits for each of them.
  const env = { LOG_LEVEL: "warn", POST_READING_SECONDS: "1" };
  const served = await startProgram(process.execPath, args, { env });
  process.once("exit", () => served.child.kill("SIGTERM"));
  const faults: LoggedFault[] = [];
  if (served.child.stdout) {
    createInterface(served.child.stdout).on("line", (line) => {
      const fault = faultIn(line);
      if (fault) faults.push(fault);
    });
  }
  return {
    origin: served.origin,
    faults,
    async memory() {
      const answer = once(served.child, "message");
      served.child.send("memory");
      const [usage] = await answer;
      return usage;
    },
    isAlive: () => served.child.exitCode === null && served.child.signalCode === null,
    stop: () => stopProgram(served),
  };
}
