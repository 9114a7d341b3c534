// Proves that a row of an import costs the same at the end of a long file as at its beginning.
import { beforeAll, beforeEach, expect, it } from "vitest";
import { manyPeople, stage } from "@/lib/admin/import/test-import";
import { database, openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { IMPORT_STAGING_BATCH } from "@/lib/platform/limits";
import { shared } from "@/lib/platform/shared";

let statements: { sql: string; parameters: string }[] = [];
beforeAll(() => {
  shared("database", () =>
    openDatabase(settings().databaseUrl, ({ query, params }) =>
      statements.push({ sql: query, parameters: params }),
    ),
  );
});
beforeEach(() => {
  statements = [];
});

it("looks addresses up by themselves, and not by going through the rows that are staged", async () => {
  await stage(manyPeople(10, "plan.test"));
  const asked = statements.find(({ sql }) => /^SELECT.*"?ImportRow"?/.test(sql.replaceAll("`", '"')));
  const values: unknown[] = JSON.parse(asked?.parameters ?? "[]");
  const plan = await database().$queryRawUnsafe<{ detail: string }[]>(
    `EXPLAIN QUERY PLAN ${asked?.sql}`,
    ...values,
  );
  expect(plan.map(({ detail }) => detail).join("; ")).toMatch(
    /^SEARCH \S+ USING INDEX \S+ \(email=\? AND jobId=\?\)$/,
  );
});

it("stages all rows of a batch in one statement of few parameters", async () => {
  await stage(`${manyPeople(IMPORT_STAGING_BATCH - 2, "batch.test")}no address\nneither,\n`);
  const written = statements.filter(({ sql }) => /^\s*INSERT INTO .*ImportRow/.test(sql));
  expect(written).toHaveLength(1);
  expect(JSON.parse(written[0]?.parameters ?? "[]").length).toBeLessThan(5);
});
