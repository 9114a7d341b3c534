// Owns what tests of a move need: an installation on SQLite made by the app, the command as typed, and the app on the
// other database afterwards.
import { join } from "node:path";
import { inject, vi } from "vitest";
import { Prisma, type PrismaClient } from "@/generated/sqlite/client";
import { sqliteAdapter } from "@/lib/platform/database/sqlite";
import { database, openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { applyMigrations } from "@/prisma/migrate";
import { runCommand } from "@/scripts/twofold/command";
import { migrate } from "@/scripts/twofold/migrate";

/** Puts the app on a file of SQLite. Call it before anything reads the settings. */
export async function startOnSqlite(name: string): Promise<string> {
  const url = `file:${join(inject("databaseFolder"), name)}`;
  process.env.DATABASE_URL = url;
  await applyMigrations(sqliteAdapter(url));
  return url;
}

/** Drops this process's database and goes on with another one, like a restart with another setting. */
export async function restartOn(databaseUrl: string): Promise<void> {
  await database().$disconnect();
  const kept = Object.getOwnPropertySymbols(globalThis).filter(({ description }) =>
    description?.startsWith("twofold."),
  );
  for (const key of kept) Reflect.deleteProperty(globalThis, key);
  process.env.DATABASE_URL = databaseUrl;
  if (settings().databaseUrl !== databaseUrl) throw new Error("the settings are of before");
}

/** Runs `migrate` with these words. Returns what it said and whether it failed. */
export async function runMigrate(...args: string[]): Promise<{ said: string; isFailed: boolean }> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  await runCommand(migrate, args).finally(() => vi.restoreAllMocks());
  const isFailed = process.exitCode === 1;
  process.exitCode = undefined;
  return { said: lines.join("").trim(), isFailed };
}

type Reader = { findMany(): Promise<Record<string, unknown>[]> };

/** Every row of every model as the app's client reads it, in the same order on both databases. */
export async function readEverything(url: string): Promise<Record<string, string[]>> {
  const client = openDatabase(url);
  const everything: Record<string, string[]> = {};
  try {
    for (const name of Object.values(Prisma.ModelName)) {
      const model = `${name[0]?.toLowerCase()}${name.slice(1)}` as keyof PrismaClient;
      const rows = await (client[model] as unknown as Reader).findMany();
      everything[name] = rows.map(told).sort();
    }
    return everything;
  } finally {
    await client.$disconnect();
  }
}

/** Every value with its type, so that a time differs from a text and a long number from a short one. */
function told(row: Record<string, unknown>): string {
  const typed = Object.entries(row).map(([name, value]) => {
    if (value instanceof Date) return [name, "time", value.toISOString()];
    return typeof value === "bigint" ? [name, "long", String(value)] : [name, value];
  });
  return JSON.stringify(typed);
}
