// Proves the shorter times of administrators: fifteen minutes without use, twelve hours at most (R61).
import { beforeEach, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { listSessions } from "@/lib/sign-in/sessions/session-list";
import { openSessionOf, signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { sweepSignIn } from "@/lib/sign-in/sweep";
import { later, makeProtectedPerson, type OpenSession } from "@/lib/two-factor/test-person";

const IDLE = 900;
const HALF_DAY = 43_200;

let accountId: string;
beforeEach(async () => {
  ({ accountId } = (await makeProtectedPerson()).session);
  await setRole("admin");
});

const setRole = (role: string) => database().account.update({ where: { id: accountId }, data: { role } });
const open = () => openSessionOf(accountId);
const isLive = async ({ token }: OpenSession, seconds: number) =>
  (await findSession(token, later(seconds))) !== null;
const isKept = async ({ id }: OpenSession) => (await database().session.count({ where: { id } })) === 1;
/** Uses a session every ten minutes, until the last ten before `end`. */
async function useUntil(session: OpenSession, end: number): Promise<void> {
  for (let seconds = 600; seconds < end; seconds += 600) {
    expect(await isLive(session, seconds), `after ${seconds} s`).toBe(true);
  }
}

it("ends after fifteen minutes without use, to the millisecond", async () => {
  expect(await isLive(await open(), IDLE)).toBe(true);
  expect(await isLive(await open(), IDLE + 0.001)).toBe(false);
});

it("ends twelve hours after it began, whatever its use, and says so in its row", async () => {
  const session = await open();
  const row = await database().session.findUniqueOrThrow({ where: { id: session.id } });
  expect(row.expiresAt).toEqual(later(HALF_DAY));
  await useUntil(session, HALF_DAY);
  expect(await isLive(session, HALF_DAY - 0.001)).toBe(true);
  expect(await isLive(session, HALF_DAY)).toBe(false);
});

it("cuts the session of a member who becomes an administrator after twelve hours at once", async () => {
  await setRole("member");
  const session = await open();
  await useUntil(session, HALF_DAY);
  expect(await isLive(session, HALF_DAY)).toBe(true);
  await setRole("admin");
  expect(await isLive(session, HALF_DAY + 1)).toBe(false);
});

it("is swept away when its own time is over, and a member's not before an hour", async () => {
  const admin = await open();
  const { session: other } = await makeProtectedPerson();
  const member = await openSessionOf(other.accountId);
  const kept = async () => [await isKept(admin), await isKept(member)];
  await sweepSignIn(later(IDLE));
  expect(await kept()).toEqual([true, true]);
  await sweepSignIn(later(IDLE + 0.001));
  expect(await kept()).toEqual([false, true]);
  await sweepSignIn(later(3600.001));
  expect(await kept()).toEqual([false, false]);
});

it("leaves out of the list what is over by the role of now", async () => {
  const idle = await open();
  const opened = await redeemSignInGrant(await signInGrantOf(accountId), TRACE, later(30));
  const session = opened && (await findSession(opened.token, later(IDLE + 20)));
  if (!session) throw new Error("no session");
  const listed = await listSessions(session, later(IDLE + 20));
  expect(listed.map(({ id }) => id)).toEqual([session.id]);
  expect(await isKept(idle)).toBe(true);
});
