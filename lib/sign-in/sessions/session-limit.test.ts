// Proves that an account has ten live sessions at most, and that the one used longest ago goes, with its row in the log (R65).
import { beforeEach, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf, signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { later, makeProtectedPerson, type OpenSession } from "@/lib/two-factor/test-person";

let accountId: string;
beforeEach(async () => {
  ({ accountId } = (await makeProtectedPerson()).session);
  await database().session.deleteMany({ where: { accountId } });
});

const grantAt = (seconds: number) => signInGrantOf(accountId, "authenticator", later(seconds));
const openAt = (seconds: number) => openSessionOf(accountId, "authenticator", later(seconds));
const isLive = async ({ token }: OpenSession, seconds: number) =>
  (await findSession(token, later(seconds))) !== null;
const count = () => database().session.count({ where: { accountId } });
const endedByLimit = () =>
  database().auditRow.count({ where: { subjectId: accountId, event: "session.ended", reason: "limit" } });

async function openTen(): Promise<OpenSession[]> {
  const sessions: OpenSession[] = [];
  for (let n = 0; n < 10; n += 1) sessions.push(await openAt(n));
  return sessions;
}

it("ends the one that was used longest ago when an eleventh opens, and writes it down (R65)", async () => {
  const [first, second, ...others] = await openTen();
  if (!first || !second) throw new Error("no sessions");
  // The first is in use, so the second is the one that rests longest.
  await findSession(first.token, later(100));
  expect([await count(), await endedByLimit()]).toEqual([10, 0]);
  const eleventh = await openAt(101);
  expect([await count(), await endedByLimit()]).toEqual([10, 1]);
  expect(await isLive(second, 102)).toBe(false);
  for (const kept of [first, ...others, eleventh]) expect(await isLive(kept, 102)).toBe(true);
});

it("counts no session that is over already, and writes no end of it down", async () => {
  await openTen();
  await openAt(7200);
  expect(await endedByLimit()).toBe(0);
  expect(await count()).toBe(11);
});

it("counts a member's sessions by a member's times: what rests for half an hour is live and makes room (R65)", async () => {
  await openTen();
  await openAt(1800);
  expect([await count(), await endedByLimit()]).toEqual([10, 1]);
});

it("leaves ten when eleven, or twenty, sign in at once (R65)", async () => {
  const grants = [];
  for (let n = 0; n < 20; n += 1) grants.push(await grantAt(0));
  const redeemAll = (some: string[]) =>
    Promise.all(some.map((grant, n) => redeemSignInGrant(grant, TRACE, later(1 + n))));
  await redeemAll(grants.slice(0, 11));
  expect([await count(), await endedByLimit()]).toEqual([10, 1]);
  await redeemAll(grants.slice(11));
  expect([await count(), await endedByLimit()]).toEqual([10, 10]);
});

it("leaves the sessions of others alone", async () => {
  const { session: stranger } = await makeProtectedPerson();
  for (let n = 0; n < 12; n += 1) await openAt(n);
  expect(await database().session.count({ where: { id: stranger.id } })).toBe(1);
});
