// Owns the frame of a command that does one thing to the database: migrated before it, let go after it.
import type { Trace } from "@/lib/audit/trace";
import { clock } from "@/lib/platform/clock";
import { prepareDatabase } from "@/lib/platform/database-setup";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";

/** Hands on what the log says of somebody at a terminal, who is nobody's account, and the moment. */
export async function onDatabase<T>(work: (trace: Trace, now: Date) => Promise<T>): Promise<T> {
  await prepareDatabase(settings().databaseUrl);
  try {
    return await work({ requestId: newId(), address: "", browser: "Command line" }, clock.now());
  } finally {
    await database().$disconnect();
  }
}
