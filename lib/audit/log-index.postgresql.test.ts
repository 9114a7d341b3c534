// Proves that PostgreSQL, too, walks an index for every way to read the log at scale, and sorts no more than what has the same time.
import { beforeAll, expect, it } from "vitest";
import { activityPage } from "@/lib/audit/activity-store";
import { EVERY_ENTRY } from "@/lib/audit/log-choice";
import { logPage } from "@/lib/audit/log-store";
import { countEvents } from "@/lib/audit/store";
import { openDatabase, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { shared } from "@/lib/platform/shared";
import { NOW } from "@/lib/two-factor/test-person";
import { planOf } from "@/prisma/test-plan";

let statements: string[] = [];
beforeAll(() => {
  shared("database", () => openDatabase(settings().databaseUrl, ({ query }) => statements.push(query)));
});

async function planOfLog(run: () => Promise<unknown>): Promise<string> {
  statements = [];
  await run();
  return planOf(statements.find((sql) => sql.includes('"AuditRow"')) ?? "");
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
    for (const days of [{}, { from: "2031-05-01" }, { from: "2031-05-01", to: "2031-05-06" }]) {
      for (const before of [null, { at: NOW, id: 7 }]) {
        const plan = await planOfLog(() => logPage({ ...choice, ...days }, before, 50));
        expect(plan).toContain("Index Scan");
        expect(plan).not.toMatch(/Seq Scan|-> {2}Sort/);
      }
    }
  },
);

it("when one person's events are counted, those of the person and not everybody's", async () => {
  const count = () =>
    transaction((tx) => countEvents(tx, { subjectId: newId(), event: "enrollment.started", since: NOW }));
  expect(await planOfLog(count)).toContain("AuditRow_subjectId_at_idx");
});

it("when a person reads one kind of their own events", async () => {
  for (const before of [null, { at: NOW, id: 7 }]) {
    for (const kind of ["all", "sign-ins", "sessions", "data"] as const) {
      const plan = await planOfLog(() => activityPage(newId(), { kind, before }));
      expect(plan).toContain("AuditRow_subjectId_at_idx");
    }
  }
});
