// Proves that what is counted along is exact: in the transaction of its event, with others at once, and for no other event.
import { expect, it } from "vitest";
import { addFigures, figuresSince, periodFigures, totalsIn } from "@/lib/admin/figures/figure-store";
import { figuresOf } from "@/lib/admin/figures/figures-of-event";
import { recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { transaction } from "@/lib/platform/db";
import { NOW } from "@/lib/two-factor/test-person";

const day = "2031-05-06";
const peopleTotals = async () => totalsIn(await figuresSince(day));
const created = { event: "account.created", result: "success", actorId: "somebody" } as const;
const record = (entry: Parameters<typeof recordEvent>[1]) =>
  transaction((tx) => recordEvent(tx, entry, TRACE, NOW));

it("counts fifty at once as fifty, in the day and in what stands now", async () => {
  const before = await peopleTotals();
  await Promise.all(Array.from({ length: 50 }, () => record(created)));
  expect(await figuresSince(day)).toContainEqual({ day, name: "accounts.created", value: 50 });
  expect(await peopleTotals()).toEqual({ ...before, accounts: before.accounts + 50 });
});

it("counts nothing of a transaction that was rolled back", async () => {
  const before = await figuresSince(day);
  const broken = transaction(async (tx) => {
    await recordEvent(tx, created, TRACE, NOW);
    throw new Error("broken on purpose");
  });
  await expect(broken).rejects.toThrow("broken on purpose");
  expect(await figuresSince(day)).toEqual(before);
});

it("sums a period in the database, and gives day by day only what a page draws by day", async () => {
  const figures = ["locks", "checks.refused.passkey"].map((name) => ({ name, by: 2 }));
  for (const at of ["2032-01-01T00:00:00Z", "2032-01-02T23:59:59Z", "2032-01-09T12:00:00Z"])
    await transaction((tx) => addFigures(tx, figures, new Date(at)));
  const rows = await periodFigures("2032-01-02");
  expect(rows.filter(({ name }) => name === "locks")).toEqual([{ day: "period", name: "locks", value: 4 }]);
  expect(
    rows
      .filter(({ name }) => name === "checks.refused.passkey")
      .map(({ day: on }) => on)
      .sort(),
  ).toEqual(["2032-01-02", "2032-01-09"]);
  expect(totalsIn(rows)).toEqual(await peopleTotals());
});

it("adds what many entries of one transaction count, made and deleted accounts among it, at once", async () => {
  const before = await peopleTotals();
  const figures = [
    { name: "accounts.created", by: 1000 },
    { name: "accounts.deleted", by: 400 },
    { name: "accounts.created", by: 1 },
  ];
  await transaction((tx) => addFigures(tx, figures, new Date("2031-05-07T23:59:59.999Z")));
  expect(await peopleTotals()).toEqual({ ...before, accounts: before.accounts + 601 });
  expect(await figuresSince("2031-05-07")).toContainEqual({
    day: "2031-05-07",
    name: "accounts.created",
    value: 1001,
  });
});

it.each(["session.opened", "an event of tomorrow", "toString", "__proto__"])("counts no %s", (event) => {
  expect(figuresOf({ event, result: "success" }, NOW)).toEqual([]);
});

it("counts a reset, and protection that it took, and no reset that was refused", () => {
  const names = (result: string, factor?: string) =>
    figuresOf({ event: "second-factor.reset", result, factor }, NOW).map(({ name }) => name);
  expect(names("success", "authenticator")).toEqual(["resets", "protection.lost"]);
  expect(names("success")).toEqual(["resets"]);
  expect(names("failure", "authenticator")).toEqual([]);
});

it("counts passwords apart from second factors, and a new factor under its own name", () => {
  const figureOf = (event: string, factor: string, result = "success") =>
    figuresOf({ event, factor, result }, NOW).map(({ name }) => name);
  expect(figureOf("step-up.checked", "password")).toEqual(["passwords.accepted"]);
  expect(figureOf("password.checked", "password", "failure")).toEqual(["passwords.refused"]);
  expect(figureOf("second-factor.checked", "passkey", "failure")).toEqual(["checks.refused.passkey"]);
});
