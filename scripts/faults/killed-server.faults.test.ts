// Proves that a server that is killed again and again under load loses nothing it acknowledged and accepts nothing twice.
import { afterAll, expect, it } from "vitest";
import { FlakyServer } from "@/scripts/faults/flaky-server";
import type { Journal } from "@/scripts/faults/journal";
import { sometime, underFaults, untilAnswered } from "@/scripts/faults/under-faults";

let server: FlakyServer;
afterAll(() => server?.kill());

it("kill -9 every few seconds for two minutes", async () => {
  server = await FlakyServer.start();
  const strike = async (journal: Journal) => {
    await Promise.race([untilAnswered(journal, 20 + Math.random() * 100), sometime(10_000, 12_000)]);
    await server.kill();
    await server.start();
  };
  const { unanswered } = await underFaults(server, { seconds: 120, strike });
  expect(unanswered, "some requests were under way").toBeGreaterThan(2);
});
