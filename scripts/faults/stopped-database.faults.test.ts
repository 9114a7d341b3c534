// Proves that a PostgreSQL that ends without a farewell and comes back costs answers, and nothing that was acknowledged.
import { afterAll, expect, it } from "vitest";
import { startCluster } from "@/prisma/throw-away-cluster";
import { FlakyServer } from "@/scripts/faults/flaky-server";
import { sometime, underFaults } from "@/scripts/faults/under-faults";

const cluster = await startCluster({ keepsCommits: true });
await cluster.createDatabase("faults");
process.env.DATABASE_URL = cluster.url("faults");

let server: FlakyServer;
afterAll(async () => {
  await server?.kill();
  await cluster.stop();
});

it("the database ends at once and comes back, and the server goes on by itself", async () => {
  server = await FlakyServer.start();
  const strike = async () => {
    await sometime(4000, 8000);
    await cluster.crash();
    await sometime(500, 1500);
    expect(await server.isHealthy(), "it says that it is not well").toBe(false);
    await cluster.restart();
  };
  await underFaults(server, { seconds: 60, strike });
  expect(server.starts).toBe(1);
});
