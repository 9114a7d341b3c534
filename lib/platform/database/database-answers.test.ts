// Proves that the health check asks the database itself, and waits for nobody who uses it.
import { expect, it } from "vitest";
import { database, databaseAnswers, transaction } from "@/lib/platform/db";

it("answers beside a transaction that goes on (R16)", async () => {
  let begin = () => {};
  let end = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const work = transaction(async (tx) => {
    await tx.rateLimit.create({ data: { key: "slow", points: 1 } });
    begin();
    await new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  await begun;
  expect(await databaseAnswers()).toBe(true);
  end();
  await work;
});

it("says no when there is nothing to read", async () => {
  await database().$executeRawUnsafe('ALTER TABLE "Installation" RENAME TO "Elsewhere"');
  expect(await databaseAnswers()).toBe(false);
  await database().$executeRawUnsafe('ALTER TABLE "Elsewhere" RENAME TO "Installation"');
  expect(await databaseAnswers()).toBe(true);
});
