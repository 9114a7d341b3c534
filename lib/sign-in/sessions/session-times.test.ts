// Proves that the session times of the policy count at once, in open sessions and for the sweeper (R61).
import { beforeEach, describe, expect, it } from "vitest";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { dropPolicy, setPolicy } from "@/lib/accounts/policy/test-policy";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { sweepSignIn } from "@/lib/sign-in/sweep";
import { later, makeProtectedPerson } from "@/lib/two-factor/test-person";

const DAY = 86_400;

beforeEach(dropPolicy);

describe("session times (R61)", () => {
  it("count at once in open sessions, and the sweeper goes by them", async () => {
    const { session } = await makeProtectedPerson();
    const open = await openSessionOf(session.accountId);
    const { times } = await currentPolicy();
    await setPolicy({ times: { ...times, member: { idleSeconds: 300, absoluteSeconds: 3600 } } });
    expect(await findSession(open.token, later(300))).not.toBeNull();
    const rested = await openSessionOf(session.accountId);
    expect(await findSession(rested.token, later(300.001))).toBeNull();
    await sweepSignIn(later(300.001));
    expect(await database().session.count({ where: { id: rested.id } })).toBe(0);
    expect(await database().session.count({ where: { id: open.id } })).toBe(1);
  });

  it("are longer for sessions that begin after they were lengthened, and not for older ones", async () => {
    const { session } = await makeProtectedPerson();
    const old = await openSessionOf(session.accountId);
    const { times } = await currentPolicy();
    const month = { idleSeconds: 30 * DAY, absoluteSeconds: 30 * DAY };
    await setPolicy({ times: { ...times, member: month } });
    const young = await openSessionOf(session.accountId);
    expect(await findSession(old.token, later(DAY))).toBeNull();
    expect(await findSession(young.token, later(30 * DAY - 0.001))).not.toBeNull();
    expect(await findSession(young.token, later(30 * DAY))).toBeNull();
  });
});
