// Proves that the board says what was sent, by day, way and country, and what it costs of the day's budget.
import { beforeAll, describe, expect, it } from "vitest";
import { paidOf } from "@/lib/channels/sends/board-report";
import { type Board, boardPeriodOf, readBoard, sendRows } from "@/lib/channels/sends/read-board";
import { plantSends } from "@/lib/channels/sends/test-sends";
import { later } from "@/lib/two-factor/test-person";

/** Noon, so that a day's sends are within 24 hours. */
const NOON = new Date("2031-05-06T12:00:00.000Z");
const daysAgo = (days: number) => later(-days * 86_400, NOON);

let week: Board;

beforeAll(async () => {
  await plantSends({ count: 10, verified: 7, seconds: 12, at: daysAgo(0) });
  await plantSends({ count: 4, outcome: "failed", at: daysAgo(0) });
  await plantSends({ count: 2, outcome: "unknown", at: daysAgo(0) });
  // Its provider did not answer, and the code came back all the same: it was sent.
  await plantSends({ count: 1, verified: 1, outcome: "unknown", seconds: 50, at: daysAgo(0) });
  await plantSends({ count: 3, verified: 3, way: "voice", country: "DE", at: daysAgo(2) });
  await plantSends({ count: 5, verified: 1, way: "email", country: "", provider: "own", at: daysAgo(0) });
  await plantSends({ count: 100, country: "FR", at: daysAgo(10) });
  week = await readBoard(7, NOON);
});

describe("the board of a week", () => {
  it("sums up what was sent, what came back, what was refused and what nobody knows", () => {
    expect(week.total).toMatchObject({ sent: 19, verified: 12, failed: 4, unknown: 2 });
  });

  it("tells each day, those without a send too", () => {
    expect(week.days.map(({ day, sent }) => [day, sent])).toEqual([
      ["2031-04-30", 0],
      ["2031-05-01", 0],
      ["2031-05-02", 0],
      ["2031-05-03", 0],
      ["2031-05-04", 3],
      ["2031-05-05", 0],
      ["2031-05-06", 16],
    ]);
  });

  it("tells each way and country with the time that its codes took, the most used first", () => {
    const [us, mail, de, ...more] = week.places;
    expect(us).toMatchObject({ way: "sms", country: "US", sent: 11, verified: 8, failed: 4, unknown: 2 });
    expect(us?.seconds).toBeCloseTo(7 * 12 + 50, 1);
    expect(mail).toMatchObject({ way: "email", country: "", sent: 5, verified: 1 });
    expect(de).toMatchObject({ way: "voice", country: "DE", sent: 3, verified: 3 });
    expect(more).toEqual([]);
  });

  it("counts what is paid for: text messages and calls that may have gone out", () => {
    expect(week.places.map(paidOf)).toEqual([13, 0, 3]);
    expect([week.messages, week.messagesLately]).toEqual([16, 13]);
  });
});

describe("another period", () => {
  it("is thirty days, and whatever else is asked for is seven", async () => {
    expect((await readBoard(30, NOON)).total.sent).toBe(119);
    expect(["30", "7", "90", "", ["30"], undefined].map(boardPeriodOf)).toEqual([30, 7, 7, 7, 7, 7]);
  });

  it("gives its rows day by day for a file", async () => {
    const rows = await sendRows(30, NOON);
    expect(rows.map(({ day, way, country, sent }) => [day, way, country, sent])).toEqual([
      ["2031-04-26", "sms", "FR", 100],
      ["2031-05-04", "voice", "DE", 3],
      ["2031-05-06", "email", "", 5],
      ["2031-05-06", "sms", "US", 11],
    ]);
  });
});
