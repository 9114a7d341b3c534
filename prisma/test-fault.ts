// Owns making the database fail at one write, as a full disk would, in tests.
import { database, isPostgresql } from "@/lib/platform/db";

/**
 * Makes every write of a kind to a table fail, or those for which `when` holds. Returns a function that ends this.
 * @param act INSERT, UPDATE, DELETE, or `UPDATE OF "column"`
 */
export async function breakWrites(act: string, table: string, when?: string): Promise<() => Promise<void>> {
  const db = database();
  if (!isPostgresql()) {
    const condition = when ? `WHEN ${when}` : "";
    await db.$executeRawUnsafe(
      `CREATE TRIGGER broken BEFORE ${act} ON "${table}" ${condition} BEGIN SELECT RAISE(ABORT, 'broken'); END`,
    );
    return async () => void (await db.$executeRawUnsafe("DROP TRIGGER IF EXISTS broken"));
  }
  const raise = "BEGIN RAISE EXCEPTION 'broken'; END";
  await db.$executeRawUnsafe(
    `CREATE OR REPLACE FUNCTION test_broken() RETURNS trigger LANGUAGE plpgsql AS $$${raise}$$`,
  );
  const condition = when ? `WHEN (${when})` : "";
  await db.$executeRawUnsafe(
    `CREATE TRIGGER broken BEFORE ${act} ON "${table}" FOR EACH ROW ${condition} EXECUTE FUNCTION test_broken()`,
  );
  return async () => void (await db.$executeRawUnsafe(`DROP TRIGGER IF EXISTS broken ON "${table}"`));
}
