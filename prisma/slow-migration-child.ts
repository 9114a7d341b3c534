// Owns a process that is in the middle of a migration for as long as it lives; tests kill it.
import { sqliteAdapter } from "@/lib/platform/sqlite";
import { applyMigration } from "@/prisma/apply-migration";

const [, , url = "", name = "", begun = ""] = process.argv;
const sql = `${begun};
  WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted) SELECT max(n) FROM counted;`;
await applyMigration(await sqliteAdapter(url).connect(), { name, sql });
