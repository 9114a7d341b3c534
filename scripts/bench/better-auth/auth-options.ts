// How better-auth is set up beside us: as it ships, without the limits per address, on SQLite with our pragmas.
import { createHmac } from "node:crypto";
import type { BetterAuthOptions } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import Database from "better-sqlite3";

const PRAGMAS = ["journal_mode = WAL", "synchronous = NORMAL", "busy_timeout = 5000", "cache_size = -65536"];

const hmac = (text: string) => createHmac("sha256", "no slow hash").update(text).digest("base64");

/** Replaces its scrypt, to see what everything else costs. */
const FAST_HASH = {
  hash: async (password: string) => hmac(password),
  verify: async ({ hash, password }: { hash: string; password: string }) => hash === hmac(password),
};

function openDatabase(file: string) {
  const db = new Database(file);
  for (const pragma of PRAGMAS) db.pragma(pragma);
  return db;
}

export function authOptions(file: string) {
  return {
    database: openDatabase(file),
    // Its migration asks for one as well.
    baseURL: process.env.APP_URL ?? "http://127.0.0.1",
    secret: process.env.AUTH_SECRET,
    emailAndPassword: {
      enabled: true,
      ...(process.env.PASSWORD_HASH === "hmac" && { password: FAST_HASH }),
    },
    plugins: [twoFactor()],
    // All requests come from one address.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
  } satisfies BetterAuthOptions;
}
