// Proves that an installation never loses its last administrator who can sign in, two at once included (R76).
import { beforeEach, expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { isLastActiveAdmin } from "@/lib/accounts/store";
import { changeRole } from "@/lib/admin/person/change-role";
import { deactivatePerson, reactivatePerson } from "@/lib/admin/person/deactivate-person";
import { activeAdmins, makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { database, transaction } from "@/lib/platform/db";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

type Admin = Awaited<ReturnType<typeof makeAdmin>>;

/** Only those whom a test makes are administrators in it. */
beforeEach(async () => {
  await database().account.updateMany({ where: { role: "admin" }, data: { role: "member" } });
});

// Each gets its permit first and gives the act itself: both permits are there when two act at once.
const demote = async (by: Admin, whom: Admin) => {
  const act = await permitOn(by, whom.accountId, "change-role");
  return () => changeRole(act, "member");
};
const shut = async (by: Admin, whom: Admin) => {
  const act = await permitOn(by, whom.accountId, "deactivate-person");
  return () => deactivatePerson(act);
};
const leave = async ({ session }: Admin) => {
  const act = await ownAct(session, "delete-account");
  return () => deleteAccount(act);
};
type Act = Awaited<ReturnType<typeof demote>> | Awaited<ReturnType<typeof leave>>;
const atOnce = async (permits: Promise<Act>[]) => {
  const acts = await Promise.all(permits);
  return Promise.all(acts.map((act) => act()));
};

const ids = (admins: Admin[]) => admins.map(({ accountId }) => accountId);

/** What two administrators may try at the same time, each of them at the other's cost or at their own. */
const DUELS: Record<string, (first: Admin, second: Admin) => Promise<Act>[]> = {
  "both demote each other": (first, second) => [demote(first, second), demote(second, first)],
  "both deactivate each other": (first, second) => [shut(first, second), shut(second, first)],
  "one demotes, the other deactivates": (first, second) => [demote(first, second), shut(second, first)],
  "one demotes the other, who deletes their own account": (first, second) => [
    demote(first, second),
    leave(second),
  ],
  "both delete their own account": (first, second) => [leave(first), leave(second)],
};

it.each(Object.entries(DUELS))("one administrator is left when %s, in every round (R76)", async (_, duel) => {
  for (let round = 0; round < 12; round += 1) {
    const [first, second] = [await makeAdmin(), await makeAdmin()];
    await atOnce(round % 2 ? duel(first, second) : duel(second, first));
    expect(await activeAdmins(ids([first, second]))).toBe(1);
    await database().account.updateMany({ data: { role: "member" } });
  }
});

it("one is left of three who go round in a ring, with and without grants that end (R76)", async () => {
  for (let round = 0; round < 8; round += 1) {
    const [a, b, c] = [await makeAdmin(), await makeAdmin(), await makeAdmin()];
    const acts = await atOnce([shut(a, b), demote(b, c), leave(c), shut(c, a)]);
    expect(acts.some(({ ok }) => ok)).toBe(true);
    expect(await activeAdmins(ids([a, b, c]))).toBeGreaterThanOrEqual(1);
    await database().account.updateMany({ data: { role: "member" } });
  }
});

it("holds by itself, without the grants: of ten who are taken at once nine go (R76)", async () => {
  const admins = await Promise.all(Array.from({ length: 10 }, () => makeAdmin()));
  const take = (id: string) =>
    transaction(async (tx) => {
      if (await isLastActiveAdmin(tx, id)) return false;
      await tx.account.update({ where: { id }, data: { deactivatedAt: NOW } });
      return true;
    });
  const taken = await Promise.all(ids(admins).map(take));
  expect(taken.filter(Boolean)).toHaveLength(9);
  expect(await activeAdmins(ids(admins))).toBe(1);
});

it("counts nobody who is deactivated: the other one can then neither be demoted nor leave (R76)", async () => {
  const [first, second, third] = [await makeAdmin(), await makeAdmin(), await makeAdmin()];
  mustHave(await (await shut(first, second))());
  mustHave(await (await demote(first, third))());
  expect(await (await leave(first))()).toMatchObject({ error: "last-admin" });
  mustHave(await reactivatePerson(await permitOn(first, second.accountId, "reactivate-person")));
  expect((await (await leave(first))()).ok).toBe(true);
});

it("refuses the last one with a sentence of its own, whoever asks", async () => {
  const [last, former] = [await makeAdmin(), await makeAdmin()];
  await database().account.update({ where: { id: former.accountId }, data: { role: "member" } });
  expect(await (await demote(former, last))()).toMatchObject({ error: "last-active-admin" });
  expect(await (await shut(former, last))()).toMatchObject({ error: "last-active-admin" });
  expect(await activeAdmins(ids([last]))).toBe(1);
});
