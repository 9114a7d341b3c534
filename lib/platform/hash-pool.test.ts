// Proves that slow hashes never run on the event loop, and that only so many may wait for their turn.
import { availableParallelism } from "node:os";
import { hashSync } from "bcryptjs";
import { afterAll, expect, it } from "vitest";
import {
  bcryptBatch,
  bcryptOne,
  closeHashPool,
  HashQueueFullError,
  hashesAtOnce,
  hashPoolState,
  inHashQueue,
} from "@/lib/platform/hash-pool";
import { BATCH_QUEUE_LENGTH, HASH_QUEUE_LENGTH } from "@/lib/platform/limits";
import { makeRecoveryCodes } from "@/lib/two-factor/recovery-codes/recovery-batch";

const AT_ONCE = hashesAtOnce(availableParallelism());
const SALT = "$2b$04$abcdefghijklmnopqrstuu";

afterAll(closeHashPool);

it("keeps a core free for answering, and hashes four at once at most (R16)", () => {
  expect([1, 2, 3, 5, 64].map(hashesAtOnce)).toEqual([1, 1, 2, 4, 4]);
});

it("gives the hashes that bcrypt gives, in order", async () => {
  const texts = ["one", "two", "three"];
  expect(await bcryptBatch(texts, SALT)).toEqual(texts.map((text) => hashSync(text, SALT)));
});

it("lets the event loop tick while four batches of recovery codes are hashed", async () => {
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 2);
  const batches = await Promise.all(["a", "b", "c", "d"].map(makeRecoveryCodes));
  clearInterval(timer);
  const hashes = batches.flatMap((batch) => batch.hashes);
  expect(new Set(hashes).size).toBe(40);
  // On the event loop there could be at most one tick between two of the forty hashes.
  expect(ticks).toBeGreaterThan(2 * hashes.length);
});

it("lets HASH_QUEUE_LENGTH wait, refuses the next at once, and serves everyone who waited", async () => {
  const begun: (() => void)[] = [];
  const work = () => new Promise<string>((resolve) => begun.push(() => resolve("hashed")));
  const admitted = Array.from({ length: AT_ONCE + HASH_QUEUE_LENGTH }, () => inHashQueue(work));
  const surplus = await Promise.allSettled(Array.from({ length: 3 }, () => inHashQueue(work)));
  for (const each of surplus) expect(each).toMatchObject({ reason: expect.any(HashQueueFullError) });
  expect(begun).toHaveLength(AT_ONCE);
  expect(hashPoolState()).toEqual({ busy: AT_ONCE, waiting: HASH_QUEUE_LENGTH, refused: 3 });
  const everyone = Promise.all(admitted);
  const release = setInterval(() => begun.shift()?.(), 0);
  expect(await everyone).toEqual(admitted.map(() => "hashed"));
  clearInterval(release);
  expect(hashPoolState()).toEqual({ busy: 0, waiting: 0, refused: 3 });
  await expect(inHashQueue(async () => "again")).resolves.toBe("again");
});

it("lets other hashes pass between those of a batch", async () => {
  const order: string[] = [];
  const note = (name: string) => () => order.push(name);
  const batches = ["first", "second"].map((name) =>
    bcryptBatch(Array(6).fill("text"), SALT).then(note(name)),
  );
  // The first hash of the first batch is under way now.
  await new Promise((resolve) => setImmediate(resolve));
  const one = bcryptOne("text", SALT).then(note("one"));
  await Promise.all([...batches, one]);
  expect(order).toEqual(["one", "first", "second"]);
});

it("lets BATCH_QUEUE_LENGTH batches wait, and refuses the next at once", async () => {
  const waiting = Array.from({ length: BATCH_QUEUE_LENGTH + 1 }, () => bcryptBatch(["text"], SALT));
  const { refused } = hashPoolState();
  await expect(bcryptBatch(["text"], SALT)).rejects.toThrow(HashQueueFullError);
  expect(hashPoolState().refused).toBe(refused + 1);
  expect(await Promise.all(waiting)).toHaveLength(BATCH_QUEUE_LENGTH + 1);
});

it("makes recovery codes once for an account that asks again meanwhile, and anew afterwards", async () => {
  const [first, again] = await Promise.all(["a", "a"].map(makeRecoveryCodes));
  expect(again).toEqual(first);
  expect((await makeRecoveryCodes("a")).codes).not.toEqual(first?.codes);
});

it("goes on after a hash that failed", async () => {
  await expect(inHashQueue(() => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
  expect(await bcryptBatch(["one"], SALT)).toEqual([hashSync("one", SALT)]);
});
