// Proves that what waits for the database has an end, and that a key that is revoked meanwhile buys and counts nothing.
import { setImmediate as loopTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { database, transaction } from "@/lib/platform/db";
import { NOW } from "@/lib/two-factor/test-person";
import { admission, LONGEST_QUEUE } from "./admission";
import { accountCaller } from "./api-caller";
import { hashApiKey } from "./key-format";
import { freshAddress } from "./test-address";
import { plantKey, plantKeyOwner } from "./test-api";

const ask = (keyHash: string | null = null) => admission({ keyHash, clientAddress: freshAddress() }, NOW);

it("turns away whoever comes when too many wait for a database that hangs, and answers the others (R108)", async () => {
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  const hanging = transaction(() => held);
  // The first one is taken out of the queue before it fills up: two turns of the event loop after it came.
  const first = ask();
  for (let turn = 0; turn < 3; turn += 1) await loopTurn();
  const waiting = Array.from({ length: LONGEST_QUEUE }, () => ask());
  await expect(ask()).rejects.toThrow("too many");
  letGo();
  await hanging;
  const answers = await Promise.all([first, ...waiting]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(LONGEST_QUEUE + 1);
  expect(await ask()).toMatchObject({ ok: true });
});

it("counts exactly what was granted while a key is revoked, and nothing afterwards (R105)", async () => {
  const accountId = await plantKeyOwner();
  const { key, id } = await plantKey(accountId);
  const asked = Array.from({ length: 15 }, () => ask(hashApiKey(key)));
  const revoked = database().apiKey.delete({ where: { id } });
  const late = Array.from({ length: 5 }, () => ask(hashApiKey(key)));
  const granted = (await Promise.all([...asked, ...late])).filter(({ ok }) => ok).length;
  await revoked;
  const meter = await database().apiMeter.findUnique({ where: { caller: accountCaller(accountId) } });
  expect(meter?.used ?? 0).toBe(granted);
  expect(await database().apiKeyDay.count({ where: { keyId: id } })).toBe(0);
  expect(await ask(hashApiKey(key))).toEqual({ ok: false, problem: "key-refused" });
});
