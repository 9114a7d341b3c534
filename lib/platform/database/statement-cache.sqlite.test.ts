// Proves that a statement is read once and answers each time for the values of that time, whatever happened in between.
import Database from "better-sqlite3";
import { afterAll, expect, it } from "vitest";
import { PrismaClient } from "@/generated/sqlite/client";
import { sqliteAdapter, sqliteFile } from "@/lib/platform/database/sqlite";
import { gatedSqlite } from "@/lib/platform/database/sqlite-gate";
import { settings } from "@/lib/platform/env";

const read: string[] = [];

/** The adapter with an ear on what it has SQLite read. */
function heard() {
  const factory = sqliteAdapter(settings().databaseUrl);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    const { client } = connection as unknown as { client: Database.Database };
    const prepare = client.prepare.bind(client);
    Reflect.set(client, "prepare", (sql: string) => {
      read.push(sql);
      return prepare(sql);
    });
    return connection;
  };
  return factory;
}

const client = new PrismaClient({ adapter: gatedSqlite(heard()) });
afterAll(() => client.$disconnect());

const put = (key: string, points: number) => client.rateLimit.create({ data: { key, points } });
const pointsOf = async (key: string) => (await client.rateLimit.findUnique({ where: { key } }))?.points;

it("reads a statement once, and runs it with the values of each time", async () => {
  await put("one", 1);
  await pointsOf("one");
  const before = read.length;
  await Promise.all([put("two", 2), put("three", 3)]);
  // One after the other: the client would ask for all at once.
  const points = [await pointsOf("three"), await pointsOf("one"), await pointsOf("none")];
  expect(points).toEqual([3, 1, undefined]);
  expect(read).toHaveLength(before);
});

it("runs it again after it failed", async () => {
  await expect(put("one", 9)).rejects.toMatchObject({ code: "P2002" });
  await put("four", 4);
  expect(await pointsOf("one")).toBe(1);
  expect(await pointsOf("four")).toBe(4);
});

it("answers rightly after another process has changed the table", async () => {
  const other = new Database(sqliteFile(settings().databaseUrl));
  other.exec(
    `ALTER TABLE "RateLimit" ADD COLUMN "more" TEXT DEFAULT 'x'; CREATE INDEX "more" ON "RateLimit"("more")`,
  );
  await put("five", 5);
  expect(await client.rateLimit.findMany({ where: { key: { in: ["four", "five"] } } })).toEqual([
    { key: "five", points: 5, expire: null },
    { key: "four", points: 4, expire: null },
  ]);
  other.exec(`DROP INDEX "more"; ALTER TABLE "RateLimit" DROP COLUMN "more"`);
  other.close();
  expect(await pointsOf("five")).toBe(5);
});

it("keeps no more than it may: the one used longest ago is read anew, one in use is not", async () => {
  const numbered = (n: number) => client.$queryRawUnsafe<object[]>(`SELECT ${n} AS "n"`);
  await numbered(0);
  for (let n = 1; n <= 600; n += 1) {
    await numbered(n);
    await pointsOf("one");
  }
  const before = read.length;
  expect(await pointsOf("one")).toBe(1);
  expect(await numbered(600)).toEqual([{ n: 600n }]);
  expect(read).toHaveLength(before);
  expect(await numbered(0)).toEqual([{ n: 0n }]);
  expect(read).toHaveLength(before + 1);
});
