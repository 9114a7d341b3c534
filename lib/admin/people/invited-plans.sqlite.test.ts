// Proves that SQLite walks an index for every page of the invited, and sorts those of one moment at most (decision 011).
import { beforeAll, expect, it } from "vitest";
import { pendingInvitations } from "@/lib/admin/people/pending-invitations";
import type { PeoplePlace } from "@/lib/admin/people/people-query";
import { plantInvitations } from "@/lib/admin/people/test-invitations";
import { database, openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { shared } from "@/lib/platform/shared";
import { NOW } from "@/lib/two-factor/test-person";

let last = { query: "", params: "[]" };
beforeAll(async () => {
  shared("database", () =>
    openDatabase(settings().databaseUrl, (statement) => {
      if (/^\s*SELECT/.test(statement.query)) last = statement;
    }),
  );
  await plantInvitations(40);
});

async function lastPlan(): Promise<string> {
  const { query, params } = last;
  const rows = await database().$queryRawUnsafe<{ detail: string }[]>(
    `EXPLAIN QUERY PLAN ${query}`,
    ...JSON.parse(params),
  );
  return rows.map(({ detail }) => detail).join("; ");
}

async function expectAlong(search: string, plans: { first: RegExp; further: RegExp }): Promise<void> {
  let after: PeoplePlace | null = null;
  for (let page = 0; page < 3; page += 1) {
    ({ next: after } = await pendingInvitations({ search, after }, 7, NOW));
    expect(after).not.toBeNull();
    const plan = await lastPlan();
    expect(plan).toMatch(page === 0 ? plans.first : plans.further);
    expect(plan).not.toMatch(/SCAN|MULTI-INDEX|TEMP B-TREE FOR ORDER BY/);
  }
}

it("walks newest first", async () => {
  const along = "SEARCH \\S*LinkToken\\S* USING INDEX LinkToken_purpose_usedAt_createdAt_idx";
  await expectAlong("", {
    first: new RegExp(`${along} \\(purpose=\\? AND usedAt=\\?\\)`),
    further: new RegExp(`${along} \\(purpose=\\? AND usedAt=\\? AND createdAt<\\?\\)`),
  });
});

it("walks by address", async () => {
  const along = /SEARCH \S*LinkToken\S* USING INDEX LinkToken_email_idx \(email>\? AND email<\?\)/;
  await expectAlong("wait-", { first: along, further: along });
});
