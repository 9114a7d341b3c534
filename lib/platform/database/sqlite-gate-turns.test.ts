// Proves that the gate lets the event loop turn, so that requests that come together do not hold everything else up.
import { describe, expect, it } from "vitest";
import { database } from "@/lib/platform/db";

const gated = database();

describe("the event loop", () => {
  /** How often the loop turned while the work was done. */
  async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await work();
    isDone = true;
    return turns;
  }

  it("turns at least once for every query and transaction, however many were asked at once", async () => {
    const queries = Array.from({ length: 30 }, () => gated.rateLimit.findMany());
    expect(await turnsDuring(() => Promise.all(queries))).toBeGreaterThanOrEqual(30);
    const writes = (index: number) =>
      gated.$transaction((tx) => tx.rateLimit.count({ where: { points: index } }));
    expect(
      await turnsDuring(() => Promise.all(Array.from({ length: 30 }, (_, index) => writes(index)))),
    ).toBeGreaterThanOrEqual(30);
  });
});
