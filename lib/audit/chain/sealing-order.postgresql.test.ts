// Proves that on PostgreSQL, where numbers are given before rows can be read, none comes in front of a sealed one (R89).
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { writeRows } from "@/lib/audit/chain/test-log";
import { verifyChain } from "@/lib/audit/chain/verify-chain";
import { recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { database, type Tx, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { NOW } from "@/lib/two-factor/test-person";

const seal = () => sealPending(() => NOW);
const record = (tx: Tx, actorId: string) =>
  recordEvent(tx, { event: "sessions.ended", result: "success", actorId }, TRACE, NOW);
const head = async () => (await database().auditChain.findFirst())?.headId ?? 0;

it("seals nothing behind a number that somebody holds and has not written yet, and waits for nobody (R89)", async () => {
  await writeRows(3);
  await seal();
  const before = await head();
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const slow = transaction(async (tx) => {
    await record(tx, newId());
    await finished;
  }, "account:slow");
  await setTimeout(100);
  await transaction((tx) => record(tx, newId()), "account:fast");
  expect(await seal()).toBe(0);
  expect(await head()).toBe(before);
  // A sign-in that begins meanwhile does not wait for the sealer.
  const startMs = performance.now();
  const sealing = seal();
  await setTimeout(50);
  await transaction((tx) => record(tx, newId()), "account:third");
  expect(performance.now() - startMs).toBeLessThan(900);
  await sealing;
  finish();
  await slow;
  expect(await seal()).toBe(3);
  expect((await verifyChain()).whole).toMatchObject({ rows: 6, waiting: 0 });
});

it("takes the gap of a transaction that was rolled back for no fault (R89)", async () => {
  const failing = transaction(async (tx) => {
    await record(tx, newId());
    throw new Error("changed its mind");
  });
  await expect(failing).rejects.toThrow("changed its mind");
  await writeRows(2);
  await seal();
  const { whole } = await verifyChain();
  expect(whole?.waiting).toBe(0);
  expect((whole?.to ?? 0) - (whole?.from ?? 0) + 1).toBeGreaterThan(whole?.rows ?? 0);
});

it("stays whole and counts every event while many write, some give up, and two seal (R89, R121)", async () => {
  const counted = async () =>
    (await database().dailyFigure.findFirst({ where: { name: "locks" } }))?.value ?? 0;
  const before = await counted();
  const one = (n: number) =>
    transaction(
      async (tx) => {
        const entry = { event: "second-factor.locked", result: "failure", actorId: newId() } as const;
        await recordEvent(tx, entry, TRACE, NOW);
        await recordEvent(tx, { ...entry, actorId: newId() }, TRACE, NOW);
        if (n % 5 === 0) throw new Error("changed its mind");
      },
      `account:${n % 7}`,
    );
  const writers = Promise.allSettled(Array.from({ length: 100 }, (_, n) => one(n)));
  for (let round = 0; round < 10; round += 1) {
    await Promise.all([seal(), seal().catch(() => 0)]);
    await setTimeout(10);
  }
  const kept = (await writers).filter(({ status }) => status === "fulfilled").length;
  expect(kept).toBe(80);
  await seal();
  expect((await verifyChain()).whole).toMatchObject({ waiting: 0 });
  expect((await counted()) - before).toBe(160);
});
