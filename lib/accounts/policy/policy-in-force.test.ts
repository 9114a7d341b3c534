// Proves that the policy of now decides everywhere: enrollment, turning off, trust and passwords.
import { beforeEach, describe, expect, it } from "vitest";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { dropPolicy, setPolicy } from "@/lib/accounts/policy/test-policy";
import { isDueAtOnce } from "@/lib/accounts/sign-up/due-at-once";
import { signUp } from "@/lib/accounts/sign-up/sign-up";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { mustEnroll } from "@/lib/sign-in/sessions/require-session";
import { findSession, type LiveSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import {
  later,
  makePerson,
  makeProtectedPerson,
  NOW,
  type OpenSession,
  overviewOf,
} from "@/lib/two-factor/test-person";
import { trustBrowser } from "@/lib/two-factor/trusted-devices/trusted-device";

const DAY = 86_400;

beforeEach(dropPolicy);

async function live({ token }: OpenSession, seconds = 0): Promise<LiveSession> {
  const session = await findSession(token, later(seconds));
  if (!session) throw new Error("the session is over");
  return session;
}
const enrollsFirst = async (session: OpenSession, seconds = 0) => mustEnroll(await live(session, seconds));

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
    const lasting = await openSessionOf(session.accountId, "password");
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
    const kept = await openSessionOf(old.accountId);
    expect(await live(kept)).toMatchObject({ hasSecondFactor: true });
    expect(await findSession(old.token, NOW)).toBeNull();
  });

  it("lets a member turn two-factor off where it is off or optional, and not in days of grace", async () => {
    const { session } = await makeProtectedPerson();
    const mayTurnOff = async () => (await overviewOf(session.accountId, NOW)).mayTurnOff;
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
    const trusted = await openSessionOf(accountId, "trusted-device");
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
