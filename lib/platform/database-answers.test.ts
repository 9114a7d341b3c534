// Proves that the health check asks the database itself, and waits for nobody who uses it.
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { database, databaseAnswers, transaction } from "@/lib/platform/db";

it("answers beside a transaction that takes its time (R16)", async () => {
  let isOver = false;
  const work = transaction(async (tx) => {
    await tx.rateLimit.create({ data: { key: "slow", points: 1 } });
    await setTimeout(150);
  }).then(() => {
    isOver = true;
  });
  await setTimeout(20);
  expect(await databaseAnswers()).toBe(true);
  expect(isOver).toBe(false);
  await work;
});

it("says no when there is nothing to read", async () => {
  await database().$executeRawUnsafe('ALTER TABLE "Installation" RENAME TO "Elsewhere"');
  expect(await databaseAnswers()).toBe(false);
  await database().$executeRawUnsafe('ALTER TABLE "Elsewhere" RENAME TO "Installation"');
  expect(await databaseAnswers()).toBe(true);
});
