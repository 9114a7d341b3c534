// Proves which policy counts: the settings without a row, the row at once after a save, and everything when it is unreadable.
import { beforeEach, describe, expect, it } from "vitest";
import { currentPolicy, forgetPolicy } from "@/lib/accounts/current-policy";
import { isDueAtOnce } from "@/lib/accounts/due-at-once";
import { signUp } from "@/lib/accounts/sign-up";
import { dropPolicy, setPolicy } from "@/lib/accounts/test-policy";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { mustEnroll } from "@/lib/sign-in/require-session";
import { findSession, type LiveSession } from "@/lib/sign-in/session";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { sweepSignIn } from "@/lib/sign-in/sweep";
import { twoFactorOverview } from "@/lib/two-factor/overview";
import { startEnrollment } from "@/lib/two-factor/start-enrollment";
import {
  later,
  makePerson,
  makeProtectedPerson,
  NOW,
  type OpenSession,
  redeem,
} from "@/lib/two-factor/test-person";
import { trustBrowser } from "@/lib/two-factor/trusted-device";

const DAY = 86_400;

beforeEach(dropPolicy);

async function live({ token }: OpenSession, seconds = 0): Promise<LiveSession> {
  const session = await findSession(token, later(seconds));
  if (!session) throw new Error("the session is over");
  return session;
}
const enrollsFirst = async (session: OpenSession, seconds = 0) => mustEnroll(await live(session, seconds));
const openAs = async (accountId: string, factor: "authenticator" | "trusted-device") =>
  redeem(await transaction((tx) => mintSignInGrant(tx, accountId, factor, NOW)));

/** Writes what no form can write, behind the back of this process. */
const tamper = (assignment: string) =>
  database().$executeRawUnsafe(`UPDATE "Policy" SET ${assignment} WHERE id = 1`);

describe("without a row", () => {
  it("the settings count, as they stand now", async () => {
    expect(await currentPolicy()).toMatchObject({ members: "required", trustedDevices: false, revision: 0 });
    Object.assign(settings(), { twoFactorPolicy: "optional" });
    expect(await currentPolicy()).toMatchObject({ members: "optional", inForceSince: null });
    Object.assign(settings(), { twoFactorPolicy: "required" });
    expect(await currentPolicy()).toMatchObject({ members: "required", inForceSince: new Date(0) });
  });
});

describe("a row", () => {
  it("is read once in a while and not for every request", async () => {
    await setPolicy({ members: "optional" });
    expect((await currentPolicy()).members).toBe("optional");
    await tamper(`members = 'off'`);
    expect((await currentPolicy()).members).toBe("optional");
    forgetPolicy();
    expect((await currentPolicy()).members).toBe("off");
  });

  it("that was saved while an older one was being read is not overwritten by it", async () => {
    await setPolicy({ members: "optional" });
    const reading = currentPolicy();
    await tamper(`members = 'required'`);
    forgetPolicy();
    await reading;
    expect((await currentPolicy()).members).toBe("required");
  });

  it("is read inside a transaction without waiting for anybody", async () => {
    await setPolicy({ members: "optional" });
    const read = transaction(async (tx) => {
      forgetPolicy();
      const outside = currentPolicy();
      return { inside: await currentPolicy(tx), outside };
    });
    const { inside, outside } = await read;
    expect([inside.members, (await outside).members]).toEqual(["optional", "optional"]);
  });

  it.each([
    "members = 'banana'",
    '"graceDays" = 9999',
    '"graceDays" = -1',
    '"memberIdleSeconds" = 0',
    "\"requiredFrom\" = 'soon'",
  ])("with %s asks everything of everybody (R4)", async (assignment) => {
    const { session } = await makePerson();
    await setPolicy({ members: "optional", trustedDevices: true });
    expect(await enrollsFirst(session)).toBe(false);
    await tamper(assignment);
    forgetPolicy();
    expect(await currentPolicy()).toMatchObject({ members: "required", trustedDevices: false });
    expect(await enrollsFirst(session)).toBe(true);
  });

  it("goes on without the administrator who saved it", async () => {
    const { session } = await makePerson();
    await setPolicy({ members: "optional" }, session.accountId);
    await database().account.delete({ where: { id: session.accountId } });
    expect(await database().policy.findFirst()).toMatchObject({ updatedById: null, members: "optional" });
  });
});

describe("who must enroll first (R4)", () => {
  it("changes with the policy in sessions that are open", async () => {
    const { session } = await makePerson();
    expect(await enrollsFirst(session)).toBe(true);
    await setPolicy({ members: "optional" });
    expect(await enrollsFirst(session)).toBe(false);
    await setPolicy({ members: "off" });
    expect(await enrollsFirst(session)).toBe(false);
    await setPolicy({ members: "required" });
    expect(await enrollsFirst(session)).toBe(true);
  });

  it("is a member from the moment on at which grace is over", async () => {
    const { session } = await makePerson();
    const times = { idleSeconds: 30 * DAY, absoluteSeconds: 30 * DAY };
    const { times: before } = await currentPolicy();
    await setPolicy({ members: "required", graceDays: 7, times: { ...before, member: times } });
    // Opened anew, so that it may last the week.
    const lasting = await redeem(
      await transaction((tx) => mintSignInGrant(tx, session.accountId, "password", NOW)),
    );
    const at = later(7 * DAY);
    expect((await live(lasting)).secondFactorDue).toEqual({ state: "due-later", at });
    expect(await enrollsFirst(lasting, 7 * DAY - 0.001)).toBe(false);
    expect(await enrollsFirst(lasting, 7 * DAY)).toBe(true);
  });

  it("is an administrator without one, whatever the policy", async () => {
    const { session } = await makePerson();
    await database().account.update({ where: { id: session.accountId }, data: { role: "admin" } });
    for (const members of ["off", "optional", "required"] as const) {
      await setPolicy({ members, graceDays: 90, requiredFrom: later(99 * DAY) });
      expect(await enrollsFirst(session)).toBe(true);
    }
  });
});

describe("what a policy lets people do", () => {
  it("offers nobody an authenticator while it is off, and takes none away", async () => {
    const { session } = await makePerson();
    const { session: old } = await makeProtectedPerson();
    await setPolicy({ members: "off" });
    const start = async (of: OpenSession) =>
      startEnrollment({ session: await live(of), baseName: "Authenticator", trace: TRACE, now: NOW });
    expect(await start(session)).toMatchObject({ error: "two-factor-switched-off" });
    const kept = await openAs(old.accountId, "authenticator");
    expect(await live(kept)).toMatchObject({ hasSecondFactor: true });
    expect(await findSession(old.token, NOW)).toBeNull();
  });

  it("lets a member turn two-factor off where it is off or optional, and not in days of grace", async () => {
    const { session } = await makeProtectedPerson();
    const mayTurnOff = async () =>
      (await twoFactorOverview({ accountId: session.accountId, role: "member" }, NOW)).mayTurnOff;
    await setPolicy({ members: "off" });
    expect(await mayTurnOff()).toBe(true);
    await setPolicy({ members: "required", requiredFrom: later(DAY) });
    expect(await mayTurnOff()).toBe(false);
  });

  it("ends the trust in browsers, and the sessions that it opened, when it is taken back (R67)", async () => {
    const { session } = await makeProtectedPerson();
    const { accountId } = session;
    await setPolicy({ trustedDevices: true });
    const trust = () => transaction((tx) => trustBrowser(tx, accountId, TRACE, NOW));
    expect(await trust()).not.toBeNull();
    const trusted = await openAs(accountId, "trusted-device");
    await live(trusted);
    await setPolicy({ trustedDevices: false });
    expect(await trust()).toBeNull();
    expect(await findSession(trusted.token, NOW)).toBeNull();
  });

  it("asks for fifteen characters until a second factor is due, and for eight from then on (R7)", async () => {
    const attempt = (password: string) =>
      signUp({
        email: `${password.length}.${Math.random()}@example.test`,
        password,
        locale: "en",
        trace: TRACE,
        now: NOW,
      });
    for (const change of [
      { members: "off" },
      { members: "optional" },
      { members: "required", requiredFrom: later(1) },
      { members: "required", requiredFrom: null, graceDays: 1 },
    ] as const) {
      await setPolicy(change);
      expect(await attempt("plum-orbit-ket")).toMatchObject({ error: "password-too-short" });
      expect((await attempt("plum-orbit-kett")).ok).toBe(true);
    }
    await setPolicy({ members: "required", requiredFrom: later(0), graceDays: 0 });
    expect(await isDueAtOnce("member", NOW)).toBe(true);
    expect((await attempt("plumorbi")).ok).toBe(true);
    expect(await attempt("plumorb")).toMatchObject({ error: "password-too-short" });
  });
});

describe("session times (R61)", () => {
  it("count at once in open sessions, and the sweeper goes by them", async () => {
    const { session } = await makeProtectedPerson();
    const open = await openAs(session.accountId, "authenticator");
    const { times } = await currentPolicy();
    await setPolicy({ times: { ...times, member: { idleSeconds: 300, absoluteSeconds: 3600 } } });
    expect(await findSession(open.token, later(300))).not.toBeNull();
    const rested = await openAs(session.accountId, "authenticator");
    expect(await findSession(rested.token, later(300.001))).toBeNull();
    await sweepSignIn(later(300.001));
    expect(await database().session.count({ where: { id: rested.id } })).toBe(0);
    expect(await database().session.count({ where: { id: open.id } })).toBe(1);
  });

  it("are longer for sessions that begin after they were lengthened, and not for older ones", async () => {
    const { session } = await makeProtectedPerson();
    const old = await openAs(session.accountId, "authenticator");
    const { times } = await currentPolicy();
    const month = { idleSeconds: 30 * DAY, absoluteSeconds: 30 * DAY };
    await setPolicy({ times: { ...times, member: month } });
    const young = await openAs(session.accountId, "authenticator");
    expect(await findSession(old.token, later(DAY))).toBeNull();
    expect(await findSession(young.token, later(30 * DAY - 0.001))).not.toBeNull();
    expect(await findSession(young.token, later(30 * DAY))).toBeNull();
  });
});
