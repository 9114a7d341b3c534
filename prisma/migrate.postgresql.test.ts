// Proves that PostgreSQL's folder of migrations says what schema.prisma says, twice changes nothing, and text sorts by its bytes.
import { expect, it } from "vitest";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { migrationAdapter } from "@/lib/platform/database/postgresql";
import { database } from "@/lib/platform/db";
import { applyMigrations, schemaDrift } from "@/prisma/migrate";
import { scratchUrl } from "@/prisma/test-scratch";

it("finds no drift between the migrations and the schema (R121)", async () => {
  expect(await schemaDrift(migrationAdapter(await scratchUrl()))).toBe("");
});

it("applies every migration once, and nothing the second time", async () => {
  const adapter = migrationAdapter(await scratchUrl());
  expect(await applyMigrations(adapter)).not.toEqual([]);
  expect(await applyMigrations(adapter)).toEqual([]);
});

it("is done once by servers that start at the same moment", async () => {
  const url = await scratchUrl();
  const applied = await Promise.all(Array.from({ length: 4 }, () => prepareDatabase(url)));
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
});

it("compares every text by its bytes, whatever language the database is made for (decision 016)", async () => {
  const columns = await database().$queryRaw<{ name: string; collation: string | null }[]>`
    SELECT table_name || '.' || column_name AS "name", collation_name::text AS "collation"
    FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type = 'text' AND table_name <> '_prisma_migrations'`;
  expect(columns.length).toBeGreaterThan(100);
  expect(columns.filter(({ collation }) => collation !== "C")).toEqual([]);
  const [english] = await database().$queryRaw<{ sorts: boolean }[]>`SELECT 'a' < 'B' AS "sorts"`;
  expect(english, "or this test proves nothing").toEqual({ sorts: true });
  const keys = ["B", "a", "ä", "Z", "1", "_"];
  await database().rateLimit.createMany({ data: keys.map((key) => ({ key, points: 0 })) });
  const rows = await database().rateLimit.findMany({ where: { key: { in: keys } }, orderBy: { key: "asc" } });
  expect(rows.map(({ key }) => key)).toEqual([...keys].sort());
});
