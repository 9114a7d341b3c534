// Proves that keys rotate while people sign in: every secret ends under the new key, and the old one may go (R32).
import { randomBytes } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { isSealedWithOldKey, open, seal } from "@/lib/platform/secret-box";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { sealSecret } from "@/lib/two-factor/authenticators/authenticator-secret";
import { nextSealedSecrets, replaceSealedSecret } from "@/lib/two-factor/authenticators/authenticator-store";
import { resealSecrets } from "@/lib/two-factor/authenticators/reseal-secrets";
import { makeProtectedPerson, NOW, plantAuthenticator, rewardFor } from "@/lib/two-factor/test-person";

const oldKey = new Uint8Array(randomBytes(32));
const oldRing = { current: { id: "k1", key: oldKey }, byId: new Map([["k1", oldKey]]) };

// Before anything asks for the settings: a new key writes, the old one still reads.
process.env.ENCRYPTION_KEYS = `k2:${randomBytes(32).toString("base64")},k1:${Buffer.from(oldKey).toString("base64")}`;

const placeOf = (row: string) => ({ table: "Authenticator", row, purpose: "totp-secret" });

/** Puts an authenticator's secret back under the old key. */
async function age(id: string, secret: Uint8Array): Promise<void> {
  const sealedSecret = await seal(secret, placeOf(id), oldRing);
  await database().authenticator.update({ where: { id }, data: { sealedSecret } });
}

let person: Awaited<ReturnType<typeof makeProtectedPerson>>;
const secrets = new Map<string, Uint8Array>();
beforeAll(async () => {
  person = await makeProtectedPerson();
  secrets.set(person.authenticatorId, person.secret);
  for (let n = 0; n < 210; n += 1) {
    const { authenticatorId, secret } = await plantAuthenticator(person.session.accountId);
    secrets.set(authenticatorId, secret);
  }
  for (const [id, secret] of secrets) await age(id, secret);
});

it("signs people in while their secret is still under the old key", async () => {
  const proof = { kind: "authenticator", code: person.phone.codeAt(NOW, -1) } as const;
  expect((await completeSignIn({ ticket: await rewardFor(person.email), proof }, TRACE, NOW)).ok).toBe(true);
});

it("seals every secret anew, once, and then there is nothing left to do", async () => {
  expect(await resealSecrets()).toBe(211);
  expect(await resealSecrets()).toBe(0);
});

it("leaves every secret as it was, and none that needs the old key", async () => {
  const { current } = settings().encryptionKeys;
  const newRing = { current, byId: new Map([[current.id, current.key]]) };
  const rows = await database().authenticator.findMany();
  expect(rows).toHaveLength(211);
  for (const { id, sealedSecret } of rows) {
    expect(isSealedWithOldKey(sealedSecret, newRing)).toBe(false);
    expect(await open(sealedSecret, placeOf(id), newRing)).toEqual(secrets.get(id));
  }
});

it("goes on where it was stopped", async () => {
  await age(person.authenticatorId, person.secret);
  expect(await resealSecrets()).toBe(1);
  const proof = { kind: "authenticator", code: person.phone.codeAt(NOW) } as const;
  expect((await completeSignIn({ ticket: await rewardFor(person.email), proof }, TRACE, NOW)).ok).toBe(true);
});

it("names the row that does not open, so that somebody can look at it", async () => {
  const [first = "", second = ""] = [...secrets.keys()];
  const where = { id: first };
  const sealedSecret = await seal(new Uint8Array(20), placeOf(second), oldRing);
  const before = await database().authenticator.findUniqueOrThrow({ where });
  await database().authenticator.update({ where, data: { sealedSecret } });
  await expect(resealSecrets()).rejects.toThrow(`Authenticator ${first} `);
  await database().authenticator.update({ where, data: { sealedSecret: before.sealedSecret } });
});

it("leaves what was sealed meanwhile as it is, and says so (R32)", async () => {
  const { authenticatorId: id, secret } = await makeProtectedPerson();
  const read = (await nextSealedSecrets(id.slice(0, -1))).find((row) => row.id === id);
  if (!read) throw new Error("no secret");
  const [newer, late] = [
    await sealSecret(secret, "Authenticator", id),
    await sealSecret(secret, "Authenticator", id),
  ];
  expect(await replaceSealedSecret(read, newer)).toBe(true);
  expect(await replaceSealedSecret(read, late)).toBe(false);
  expect(await database().authenticator.findUnique({ where: { id } })).toMatchObject({ sealedSecret: newer });
});
