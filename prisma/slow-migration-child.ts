// Owns a process that stays in the middle of a migration until a test kills it.
import { sqliteAdapter } from "@/lib/platform/database/sqlite";
import { applyMigration } from "@/prisma/apply-migration";

const [, , url = "", name = "", begun = ""] = process.argv;
const sql = `${begun};
  WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted) SELECT max(n) FROM counted;`;
await applyMigration(await sqliteAdapter(url).connect(), { name, sql });
