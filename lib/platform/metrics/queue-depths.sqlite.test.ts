// Proves that SQLite counts a queue along its index, and does not read through what was sent long ago.
import { expect, it } from "vitest";
import { database } from "@/lib/platform/db";
import { DEPTHS_QUERY } from "./queue-depths";

it("walks indexes, but for the few rows of imports", async () => {
  const plan = await database().$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${DEPTHS_QUERY}`);
  const scans = plan.map(({ detail }) => detail).filter((detail) => detail.startsWith("SCAN "));
  const tables = scans.filter((detail) => !/^SCAN (few|CONSTANT ROW)/.test(detail));
  expect(tables.sort()).toEqual(["SCAN ImportJob", "SCAN SecretImport"]);
  expect(plan.some(({ detail }) => /SEARCH MailMessage USING COVERING INDEX .*dueAt</.test(detail))).toBe(
    true,
  );
});
