// Proves that every way to read the log at scale walks along the index of what was asked for first, and sorts nothing.
import { beforeAll, describe, expect, it } from "vitest";
import { activityPage } from "@/lib/audit/activity-store";
import { EVERY_ENTRY } from "@/lib/audit/log-choice";
import { logPage } from "@/lib/audit/log-store";
import { countEvents } from "@/lib/audit/store";
import { database, openDatabase, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { shared } from "@/lib/platform/shared";
import { NOW } from "@/lib/two-factor/test-person";

let statements: string[] = [];
beforeAll(() => {
  shared("database", () => openDatabase(settings().databaseUrl, ({ query }) => statements.push(query)));
});

describe("walks along an index and sorts nothing", () => {
  async function planOf(run: () => Promise<unknown>): Promise<string> {
    statements = [];
    await run();
    const sql = (statements.find((text) => text.includes("AuditRow")) ?? "").replaceAll("?", "1");
    const plan = await database().$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`);
    return plan.map(({ detail }) => detail).join("; ");
  }
  const VALUES = {
    subjectId: newId(),
    actorId: newId(),
    event: "password.checked",
    result: "failure",
  } as const;
  const columns = Object.keys(VALUES) as (keyof typeof VALUES)[];
  const cases = Array.from({ length: 16 }, (_, mask) => columns.filter((_column, bit) => mask & (1 << bit)));

  it.each(cases.map((chosen) => [chosen.join("+") || "everything", chosen] as const))(
    "for %s, on any page, with days and without",
    async (_name, chosen) => {
      const choice = {
        ...EVERY_ENTRY,
        ...Object.fromEntries(chosen.map((column) => [column, VALUES[column]])),
      };
      const lead = chosen[0];
      const index = lead ? `AuditRow_${lead}_at_idx \\(${lead}=\\?` : "AuditRow_at_idx";
      for (const days of [{}, { from: "2031-05-01" }, { from: "2031-05-01", to: "2031-05-06" }]) {
        for (const before of [null, { at: NOW, id: 7 }]) {
          const plan = await planOf(() => logPage({ ...choice, ...days }, before, 50));
          expect(plan).toMatch(new RegExp(`^S(EARCH|CAN) main.AuditRow USING INDEX ${index}`));
          expect(plan).not.toContain("TEMP B-TREE");
          if (before) expect(plan).toMatch(/at<\?/);
        }
      }
    },
  );

  it("when one person's events are counted, those of the person and not everybody's", async () => {
    const count = () =>
      transaction((tx) => countEvents(tx, { subjectId: newId(), event: "enrollment.started", since: NOW }));
    expect(await planOf(count)).toContain("AuditRow_subjectId_at_idx (subjectId=? AND at>?)");
  });

  it("when a person reads one kind of their own events", async () => {
    for (const before of [null, { at: NOW, id: 7 }]) {
      for (const kind of ["all", "sign-ins", "sessions", "data"] as const) {
        const plan = await planOf(() => activityPage(newId(), { kind, before }));
        expect(plan).toContain(`AuditRow_subjectId_at_idx (subjectId=?${before ? " AND at<?" : ""})`);
        expect(plan).not.toContain("TEMP B-TREE");
      }
    }
  });
});
