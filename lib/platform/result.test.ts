// Proves that a refused piece of work leaves nothing behind, and that a fault is not taken for a refusal.
import { expect, it } from "vitest";
import { database, type Tx } from "@/lib/platform/db";
import { accepted, allOrNothing, refused } from "@/lib/platform/result";

const write = (tx: Tx, key: string) => tx.rateLimit.create({ data: { key, points: 0 } });
const isKept = async (key: string) => (await database().rateLimit.count({ where: { key } })) === 1;

it("keeps what was written when the work is accepted", async () => {
  const result = await allOrNothing(async (tx) => {
    await write(tx, "accepted");
    return accepted("value");
  });
  expect(result).toEqual({ ok: true, value: "value" });
  expect(await isKept("accepted")).toBe(true);
});

it("keeps nothing when the work is refused, and hands on the code with its details", async () => {
  const lockedUntil = new Date(0);
  const result = await allOrNothing(async (tx) => {
    await write(tx, "refused");
    return refused("attempts-locked", { lockedUntil });
  });
  expect(result).toEqual({ ok: false, error: "attempts-locked", details: { lockedUntil } });
  expect(await isKept("refused")).toBe(false);
});

it("keeps nothing when the work throws, and throws the same", async () => {
  const fault = new Error("fault");
  const failing = allOrNothing(async (tx) => {
    await write(tx, "faulty");
    throw fault;
  });
  await expect(failing).rejects.toBe(fault);
  expect(await isKept("faulty")).toBe(false);
});
