// Proves that the budget and the board read one index of sends and no row, and that all else goes along an index.
import { expect, it } from "vitest";
import { boardRows } from "@/lib/channels/sends/board-store";
import { countSends, deleteSends, newestSent } from "@/lib/channels/sends/send-store";
import { openDatabase, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { shared } from "@/lib/platform/shared";
import { later, NOW } from "@/lib/two-factor/test-person";

const INDEX = "ChannelSend_way_at_country_outcome_verifiedAt_provider_idx";
const told: { query: string; params: string }[] = [];
// Before anything else opens it: this one tells its statements.
const client = shared("database", () => openDatabase(settings().databaseUrl, (said) => told.push(said)));

/** How SQLite goes about the statements of `work` that touch sends, and what it sorts. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  told.length = 0;
  await work();
  const statements = told.filter(({ query }) => query.includes("ChannelSend"));
  const plans: string[] = [];
  for (const { query, params } of statements) {
    const rows = await client.$queryRawUnsafe<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN ${query}`,
      ...(JSON.parse(params) as unknown[]),
    );
    plans.push(...rows.map(({ detail }) => detail).filter((detail) => /ChannelSend|ORDER BY/.test(detail)));
  }
  return plans;
}

const covering = `USING COVERING INDEX ${INDEX} (way=? AND at>?`;

it("groups the board along the index alone", async () => {
  const plans = await plansOf(() => boardRows(later(-30 * 86_400), later(-86_400)));
  expect(plans).toEqual([expect.stringContaining(covering)]);
});

it("counts the messages of a day along the index alone, and the rest along their own", async () => {
  const send = { id: "s", accountId: "a", destinationHash: "d", country: "US", address: "203.0.113.9" };
  const windows = { short: later(-3600), long: later(-86_400) };
  const plans = await plansOf(() =>
    transaction((tx) => countSends(tx, { ...send, way: "sms", provider: "twilio" }, windows)),
  );
  expect(plans).toEqual([
    expect.stringContaining("ChannelSend_accountId_at_idx"),
    expect.stringContaining("ChannelSend_destinationHash_at_idx"),
    expect.stringContaining("ChannelSend_address_at_idx"),
    expect.stringContaining(covering),
  ]);
});

it("looks for a collapsed share along the index, in its order: nothing is sorted", async () => {
  const plans = await plansOf(() => newestSent(client, "sms", { from: later(-86_400), until: NOW }));
  expect(plans).toEqual([expect.stringContaining(`INDEX ${INDEX} (way=? AND at>? AND at<?)`)]);
});

it("finds what is too old along the index", async () => {
  const plans = await plansOf(() => deleteSends(NOW));
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) expect(plan).toContain(INDEX);
});
