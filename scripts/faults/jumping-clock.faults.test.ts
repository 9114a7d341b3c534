// Proves that a clock that jumps forward and back by an hour makes no code count twice and forgets no lock.
import { afterAll, it } from "vitest";
import { FlakyServer } from "@/scripts/faults/flaky-server";
import type { Journal } from "@/scripts/faults/journal";
import { sometime, underFaults } from "@/scripts/faults/under-faults";

const HOUR_MS = 3_600_000;

let server: FlakyServer;
afterAll(() => server?.kill());

it("the server's clock jumps to an hour later, to an hour earlier, and to what is right", async () => {
  server = await FlakyServer.start();
  const strike = async (journal: Journal) => {
    for (const shift of [HOUR_MS, -HOUR_MS, 0]) {
      await journal.jumpClock(shift, () => server.shiftClock(shift));
      await sometime(1500, 3000);
    }
    // Right for a while, so that stories come to their end.
    await sometime(4000, 6000);
  };
  await underFaults(server, { seconds: 90, strike });
});
