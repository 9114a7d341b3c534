// Proves that the hash of a recovery code is bcrypt of cost 10 that account, salt and pepper all go into (R44).
import { randomBytes } from "node:crypto";
import { getRounds } from "bcryptjs";
import { expect, it } from "vitest";
import type { KeyRing } from "@/lib/platform/setting-values";
import { hashNewCodes, hashOfferedCode, newBatchSalt } from "@/lib/two-factor/recovery-codes/recovery-hash";

function ringOf(...ids: string[]): KeyRing {
  const byId = new Map(ids.map((id) => [id, new Uint8Array(randomBytes(32))]));
  const [id = ""] = ids;
  return { current: { id, key: byId.get(id) ?? new Uint8Array() }, byId };
}
const peppers = ringOf("p2", "p1");
const CODE = "7KQ2M9XD";

it("is the same for a code when it is made and when it is offered", async () => {
  const batch = newBatchSalt(peppers);
  expect(batch.pepperId).toBe("p2");
  const [hash = ""] = await hashNewCodes("account", [CODE], batch, peppers);
  expect(getRounds(hash)).toBe(10);
  expect(await hashOfferedCode("account", CODE, batch, peppers)).toBe(hash);
});

it("differs for another account, another salt, another pepper and another code", async () => {
  const batch = newBatchSalt(peppers);
  const hashes = await Promise.all([
    hashOfferedCode("account", CODE, batch, peppers),
    hashOfferedCode("other", CODE, batch, peppers),
    hashOfferedCode("account", CODE, newBatchSalt(peppers), peppers),
    hashOfferedCode("account", CODE, { ...batch, pepperId: "p1" }, peppers),
    hashOfferedCode("account", "7KQ2M9XE", batch, peppers),
  ]);
  expect(new Set(hashes).size).toBe(hashes.length);
});
