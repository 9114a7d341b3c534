// Owns the two servers of the whole flows, ours and better-auth's, each in a process of its own with the probe in it.
import { resolve } from "node:path";
import { authOptions } from "@/scripts/bench/better-auth/auth-options";
import { BetterAuthPerson } from "@/scripts/bench/better-auth-person";
import type { FlowPerson } from "@/scripts/bench/flow-person";
import { builtNextApp } from "@/scripts/bench/next-app";
import { OurPerson } from "@/scripts/bench/our-person";
import { type ProbedServer, startProbed, startProbedServer } from "@/scripts/bench/probed-server";

export interface Contender {
  name: string;
  server: ProbedServer;
  /** Somebody without an account yet. */
  newPerson(): FlowPerson;
}

export interface Both<T> {
  ours: T;
  theirs: T;
}

/** Whether passwords and recovery codes are hashed as each product ships, or with an HMAC instead. */
export type Hashing = "own" | "hmac";

/** Makes better-auth's tables in a file, by its own migration. */
export async function prepareBetterAuth(file: string): Promise<void> {
  const { getMigrations } = await import("better-auth/db/migration");
  const options = authOptions(file);
  await (await getMigrations(options)).runMigrations();
  options.database.close();
}

async function startOurs(hashing: Hashing): Promise<Contender> {
  const server = await startProbedServer(hashing === "hmac" ? ["scripts/bench/hmac-hashes.mjs"] : []);
  return { name: "this product", server, newPerson: () => new OurPerson(server.origin) };
}

async function startTheirs(hashing: Hashing, file: string): Promise<Contender> {
  const server = await startProbed([resolve("node_modules/next/dist/bin/next"), "start"], {
    cwd: await builtNextApp("better-auth"),
    env: { BETTER_AUTH_DATABASE: file, PASSWORD_HASH: hashing },
    readyWords: "Ready in",
  });
  return { name: "better-auth", server, newPerson: () => new BetterAuthPerson(server.origin) };
}

/**
 * Starts both servers, runs `work` with them, and ends them.
 * @param file better-auth's database
 */
export async function withContenders<T>(
  hashing: Hashing,
  file: string,
  work: (both: Both<Contender>) => Promise<T>,
): Promise<T> {
  const ours = await startOurs(hashing);
  try {
    const theirs = await startTheirs(hashing, file);
    try {
      return await work({ ours, theirs });
    } finally {
      await theirs.server.stop();
    }
  } finally {
    await ours.server.stop();
  }
}
