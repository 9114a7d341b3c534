// Proves that a move is not done while anything differs between the two databases (R121).
import { expect, it } from "vitest";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { database } from "@/lib/platform/db";
import { makeProtectedPerson } from "@/lib/two-factor/test-person";
import { readEverything, runMigrate, startOnSqlite } from "@/prisma/move/test-moving";
import { queryAt, scratchUrl } from "@/prisma/test-scratch";

it("finds at the end whatever differs, and is not done then", async () => {
  const [source, target] = [await startOnSqlite("compared.db"), await scratchUrl()];
  await makeProtectedPerson();
  await database().$disconnect();
  expect((await runMigrate("--from", source, "--to", target)).isFailed).toBe(false);
  for (const [change, undo, told] of [
    [
      `DELETE FROM "DailyFigure" WHERE "name" = 'protected'`,
      `INSERT INTO "DailyFigure" VALUES ('total', 'protected', 0)`,
      /They differ: DailyFigure \((\d+) in the file, (?!\1)\d+ in the target/,
    ],
    [
      `INSERT INTO "RateLimit" ("key", "points") VALUES ('more', 1)`,
      `DELETE FROM "RateLimit"`,
      /They differ: RateLimit \(0 in the file, 1 in the target, 0 of them alike\)/,
    ],
    [
      `UPDATE "Account" SET "codesLeft" = 7`,
      `UPDATE "Account" SET "codesLeft" = 0`,
      /They differ: Account \(1 in the file, 1 in the target, 0 of them alike\)/,
    ],
  ] as const) {
    // As if the end had not come yet: all was written, and nothing compared.
    await queryAt(target, `${change}; UPDATE "_twofold_move" SET "finishedAt" = NULL, "place" = '["~"]'`);
    const { said, isFailed } = await runMigrate("--from", source, "--to", target);
    expect([said, isFailed]).toEqual([expect.stringMatching(told), true]);
    await expect(prepareDatabase(target)).rejects.toThrow("unfinished move");
    await queryAt(target, undo);
  }
  expect((await runMigrate("--from", source, "--to", target)).said).toContain("all of them alike");
  expect(await readEverything(target)).toEqual(await readEverything(source));
});
