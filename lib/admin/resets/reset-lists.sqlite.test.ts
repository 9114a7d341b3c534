// Proves that resets which are over are read along an index of SQLite.
import { expect, it } from "vitest";
import { database } from "@/lib/platform/db";

it("walks an index, whatever its depth", async () => {
  const plan = await database().$queryRawUnsafe<{ detail: string }[]>(
    `EXPLAIN QUERY PLAN SELECT id FROM "Reset" WHERE endedAt <= 1 ORDER BY endedAt DESC, id DESC LIMIT 26`,
  );
  const text = plan.map(({ detail }) => detail).join(" ");
  expect(text).toContain("Reset_endedAt_id_idx");
  expect(text).not.toContain("TEMP B-TREE");
});
