// Proves that a right password moves to today's cost and pepper at the next sign-in, and nothing else moves it (R14).
import { randomBytes } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { afterEach, expect, it } from "vitest";
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { replacePassword, upgradePassword } from "@/lib/accounts/passwords/password-store";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { prehash } from "@/lib/platform/prehash";
import { signIn } from "@/lib/sign-in/sign-in";
import { later, makePerson, mustHave, PASSWORD } from "@/lib/two-factor/test-person";

const { peppers } = settings();
afterEach(() => {
  settings().peppers = peppers;
});

/** Puts a new pepper first, as an operator does, and returns its name. */
function addPepper(id: string): void {
  const current = { id, key: randomBytes(32) };
  settings().peppers = { current, byId: new Map([...peppers.byId, [id, current.key]]) };
}

const row = (accountId: string) => database().password.findUniqueOrThrow({ where: { accountId } });

function enter(email: string, password = PASSWORD) {
  return signIn({ email, password, browserMark: undefined }, TRACE, later(60));
}

it("brings a cheap hash to the cost of new ones, and leaves the time of the last change", async () => {
  const { email, session } = await makePerson();
  const { accountId } = session;
  const text = prehash(PASSWORD, peppers.current.key);
  const cheap = await hash(text, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  const { changedAt } = await database().password.update({ where: { accountId }, data: { hash: cheap } });
  mustHave(await enter(email));
  const upgraded = await row(accountId);
  expect(upgraded.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(upgraded.changedAt).toEqual(changedAt);
  mustHave(await enter(email));
  expect((await row(accountId)).hash).toBe(upgraded.hash);
});

it("puts it under the first pepper, so that the old one can go", async () => {
  const [{ email, session }, absent] = [await makePerson(), await makePerson()];
  addPepper("next");
  mustHave(await enter(email));
  expect(await row(session.accountId)).toMatchObject({ pepperId: "next" });
  expect(await row(absent.session.accountId)).toMatchObject({ pepperId: peppers.current.id });
  const { current } = settings().peppers;
  settings().peppers = { current, byId: new Map([[current.id, current.key]]) };
  mustHave(await enter(email));
});

it("leaves the hash as it is where the password was wrong", async () => {
  const { email, session } = await makePerson();
  const before = await row(session.accountId);
  addPepper("next");
  expect(await enter(email, `${PASSWORD}!`)).toMatchObject({ error: "credentials-wrong" });
  expect(await row(session.accountId)).toEqual(before);
});

it("lets in one of two who come at once, and the other at the next try", async () => {
  const { email } = await makePerson();
  addPepper("next");
  const both = await Promise.all([enter(email), enter(email)]);
  expect(both.some(({ ok }) => ok)).toBe(true);
  mustHave(await enter(email));
});

it("never brings an old password back over a new one that came between", async () => {
  const { accountId } = (await makePerson()).session;
  const { hash: from } = await row(accountId);
  const [chosen, to] = [await hashPassword("velvet anchor quilt moss"), await hashPassword(PASSWORD)];
  await transaction((tx) => replacePassword(tx, accountId, chosen, later(60)));
  await transaction((tx) => upgradePassword(tx, accountId, { from, to }));
  expect((await row(accountId)).hash).toBe(chosen.hash);
});
