// Proves that PostgreSQL, too, walks an index for every list of people, and sorts nothing (decision 011).
import { beforeAll, beforeEach, expect, it } from "vitest";
import { countPeople } from "@/lib/admin/people/count-people";
import { pendingInvitations } from "@/lib/admin/people/pending-invitations";
import { PEOPLE_FILTERS, PEOPLE_SORTS, type PeopleQuery } from "@/lib/admin/people/people-query";
import { peoplePage } from "@/lib/admin/people/people-store";
import { plantInvitations } from "@/lib/admin/people/test-invitations";
import { plantCrowd, queryOf } from "@/lib/admin/people/test-people";
import { openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { shared } from "@/lib/platform/shared";
import { NOW } from "@/lib/two-factor/test-person";
import { planOf } from "@/prisma/test-plan";

let statements: string[] = [];
beforeAll(async () => {
  shared("database", () => openDatabase(settings().databaseUrl, ({ query }) => statements.push(query)));
  await plantCrowd(400);
});
beforeEach(() => {
  statements = [];
});

async function plansSoFar(): Promise<string[]> {
  const ran = statements.filter((sql) => /^\s*SELECT/.test(sql));
  statements = [];
  return Promise.all(ran.map(planOf));
}

const lists: Partial<PeopleQuery>[] = [
  ...PEOPLE_SORTS.map((sort) => ({ sort })),
  ...PEOPLE_FILTERS.filter((filter) => filter !== "all").map((filter) => ({ filter })),
  { search: "1." },
  { search: "person 3" },
];

it.each(lists)("walks an index on its first page, and from the place on every other: %o", async (own) => {
  const query = queryOf(own);
  for (let page = 0; page < 4; page += 1) {
    const { next } = await peoplePage(query, 7, NOW);
    const plans = await plansSoFar();
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      expect(plan).toMatch(/Index (Only )?Scan/);
      // Along the primary key it would read everybody, and keep a few.
      expect(plan).not.toMatch(/Seq Scan|Sort|Account_pkey/);
    }
    if (!next) return;
    query.after = next;
  }
});

it.each([
  { own: { filter: "inactive" }, id: "-" },
  { own: { sort: "last-sign-in" }, id: "~" },
] as const)("walks those of whom no sign-in is known along their index: $own", async ({ own, id }) => {
  await peoplePage(queryOf({ ...own, after: { walk: 1, key: "", id } }), 7, NOW);
  const [plan = ""] = await plansSoFar();
  expect(plan).toMatch(/Index Scan.*lastSignInAt_id_idx/);
});

it("counts each filter along an index", async () => {
  await countPeople(NOW);
  const [plan = ""] = await plansSoFar();
  expect(plan).not.toMatch(/Seq Scan|Sort|Account_pkey/);
});

it.each([
  ["newest first", "", "LinkToken_purpose_usedAt_createdAt_idx"],
  ["by the start of an address", "wait-", "LinkToken_email_idx"],
])(
  "reads invitations %s along an index, page by page, and sorts those of one moment at most",
  async (_name, search, index) => {
    await plantInvitations(40);
    let after = null;
    for (let page = 0; page < 3; page += 1) {
      ({ next: after } = await pendingInvitations({ search, after }, 7, NOW));
      expect(after).not.toBeNull();
      const [plan = ""] = await plansSoFar();
      expect(plan).toContain(index);
      expect(plan).not.toMatch(/Seq Scan|(?<!Incremental )Sort$/m);
    }
  },
);
