// Proves that no list of people scans the table or sorts, on its first page and on any other (decision 011).
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { countPeople } from "@/lib/admin/people/count-people";
import { PEOPLE_FILTERS, PEOPLE_SORTS, type PeopleQuery } from "@/lib/admin/people/people-query";
import { peoplePage } from "@/lib/admin/people/people-store";
import { plantCrowd, queryOf } from "@/lib/admin/people/test-people";
import { database, openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { shared } from "@/lib/platform/shared";
import { NOW } from "@/lib/two-factor/test-person";

let statements: { sql: string; parameters: string }[] = [];
beforeAll(async () => {
  shared("database", () =>
    openDatabase(settings().databaseUrl, ({ query, params }) =>
      statements.push({ sql: query, parameters: params }),
    ),
  );
  await plantCrowd(400);
});
beforeEach(() => {
  statements = [];
});

/** How SQLite does each statement that was run since. */
async function plansSoFar(): Promise<string[]> {
  const ran = statements.filter(({ sql }) => /^\s*SELECT/.test(sql));
  statements = [];
  const plans: string[] = [];
  for (const { sql, parameters } of ran) {
    const values: unknown[] = JSON.parse(parameters);
    const plan = await database().$queryRawUnsafe<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN ${sql}`,
      ...values,
    );
    plans.push(plan.map(({ detail }) => detail).join("; "));
  }
  statements = [];
  return plans;
}

function expectWalks(plans: string[]): void {
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) {
    expect(plan).not.toMatch(/TEMP B-TREE|MULTI-INDEX/);
    // A scan along an index is the first page of the whole list; one of the table is none.
    expect(plan).toMatch(/^(SEARCH|SCAN) \S*Account\S* USING INDEX/);
  }
}

const lists: Partial<PeopleQuery>[] = [
  ...PEOPLE_SORTS.map((sort) => ({ sort })),
  ...PEOPLE_FILTERS.filter((filter) => filter !== "all").map((filter) => ({ filter })),
  { search: "1." },
  { search: "person 3" },
  { search: "3.", filter: "inactive" },
];

describe.each(lists.map((own) => [JSON.stringify(own), own] as const))("the list %s", (_name, own) => {
  it("walks an index on its first page, and from the place on every other", async () => {
    let query = queryOf(own);
    let pages = 0;
    do {
      const { next } = await peoplePage(query, 5, NOW);
      const plans = await plansSoFar();
      expectWalks(plans);
      if (query.after) expect(plans[0]).toMatch(/^SEARCH .*[<>]/);
      query = { ...query, after: next };
      pages += 1;
    } while (query.after && pages < 100);
    expect(pages).toBeGreaterThan(1);
  });
});

describe("beside the list", () => {
  it("each filter is counted along an index, all of them in one statement", async () => {
    const counts = await countPeople(NOW);
    expect(Object.keys(counts).sort()).toEqual([...PEOPLE_FILTERS, "hasInvited"].sort());
    const plans = await plansSoFar();
    expect(plans).toHaveLength(1);
    expect(plans[0]).not.toMatch(
      /TEMP B-TREE|MULTI-INDEX|SCAN (Account|LinkToken)(?! USING (COVERING )?INDEX)/,
    );
  });
});

it("a page needs two statements for the list and its numbers, wherever it is", async () => {
  const { next } = await peoplePage(queryOf({}), 50, NOW);
  statements = [];
  await peoplePage(queryOf({ after: next }), 50, NOW);
  await countPeople(NOW);
  expect(statements.filter(({ sql }) => !/^(BEGIN|COMMIT|PRAGMA)/.test(sql))).toHaveLength(2);
});
