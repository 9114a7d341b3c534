// Proves that any change, removal or insertion, wherever in a long log, is named at the first row it concerns (R89).
import fc from "fast-check";
import { expect, it } from "vitest";
import type { AuditRow } from "@/generated/sqlite/client";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { clearLog, writeRows } from "@/lib/audit/chain/test-log";
import { verifyChain } from "@/lib/audit/chain/verify-chain";
import { database } from "@/lib/platform/db";
import { NOW } from "@/lib/two-factor/test-person";

// More than two pages of the walk.
const ROWS = 2100;

const TEXTS = [
  "actorId",
  "subjectId",
  "event",
  "result",
  "factor",
  "reason",
  "requestId",
  "address",
  "browser",
  "seal",
] as const;

const places = fc.oneof(
  fc.integer({ min: 1, max: ROWS }),
  fc.constantFrom(1, 2, 999, 1000, 1001, 1002, ROWS - 1, ROWS),
);
const changes = fc.record({
  kind: fc.constant("changed" as const),
  at: places,
  column: fc.constantFrom(...TEXTS),
  text: fc.string(),
});
const removals = fc.record({
  kind: fc.constant("missing" as const),
  at: places,
  count: fc.integer({ min: 1, max: 1200 }),
});
const insertions = fc.record({ kind: fc.constant("inserted" as const), at: places, from: places });

const tamperings = fc.oneof(changes, removals, insertions);
type Tampering = typeof tamperings extends fc.Arbitrary<infer T> ? T : never;

/** Does it, and tells the rows as they were and what must be found. */
async function apply(tampering: Tampering) {
  const db = database();
  const { kind, at } = tampering;
  const to = kind === "missing" ? Math.min(ROWS, at + tampering.count - 1) : at;
  const before = await db.auditRow.findMany({ where: { id: { gte: at, lte: to } } });
  const row = before[0] as AuditRow;
  if (kind === "changed") {
    fc.pre(row[tampering.column] !== tampering.text);
    await db.auditRow.update({ where: { id: at }, data: { [tampering.column]: tampering.text } });
  } else {
    await db.auditRow.deleteMany({ where: { id: { gte: at, lte: to } } });
    if (kind === "inserted") {
      const other = await db.auditRow.findFirst({ where: { id: tampering.from } });
      await db.auditRow.create({ data: { ...(other ?? row), id: at, seal: null, requestId: "forged" } });
    }
  }
  return { before, found: { kind, from: at, to } };
}

it("names the first row, at any place (R89)", async () => {
  await clearLog();
  await writeRows(ROWS);
  await sealPending(() => NOW);
  const property = fc.asyncProperty(tamperings, async (tampering) => {
    const { before, found } = await apply(tampering);
    try {
      expect((await verifyChain()).fault).toEqual(found);
    } finally {
      await database().auditRow.deleteMany({ where: { id: { in: before.map(({ id }) => id) } } });
      await database().auditRow.createMany({ data: before });
    }
  });
  await fc.assert(property, { numRuns: 25 });
  expect((await verifyChain()).whole).toMatchObject({ rows: ROWS });
});
