// Proves what a trusted device stands in for, whose it is, and that any change of password or factors ends it (R67).
import { beforeEach, describe, expect, it } from "vitest";
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { hashToken, newToken } from "@/lib/platform/random-token";
import { FROZEN_UNTIL, secondFactorSchedule } from "@/lib/sign-in/attempts/attempt-budget";
import { reserveAttempt, secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { findSession } from "@/lib/sign-in/sessions/session";
import { signIn } from "@/lib/sign-in/sign-in";
import { stepUpWithPassword } from "@/lib/sign-in/step-up/step-up";
import { sweepSignIn } from "@/lib/sign-in/sweep";
import {
  later,
  makeProtectedPerson,
  mustHave,
  NOW,
  PASSWORD,
  plantAuthenticator,
  plantRecoveryCodes,
  redeem,
  rewardFor,
} from "@/lib/two-factor/test-person";
import { signInAndTrust } from "@/lib/two-factor/trusted-devices/test-trusting";

// Before anything asks for the settings.
process.env.TRUSTED_DEVICES = "allowed";

const DAY = 86_400;
type Person = Awaited<ReturnType<typeof makeProtectedPerson>>;
let person: Person;
let accountId: string;
let device: string;

const setPolicy = (trustedDevices: "off" | "allowed") => Object.assign(settings(), { trustedDevices });
const setRole = (role: string) => database().account.update({ where: { id: accountId }, data: { role } });
const trust = async ({ email, phone }: Person, now = NOW) =>
  signInAndTrust(await rewardFor(email, now), phone.codeAt(now), now);
async function comeBack(email: string, deviceToken: string | undefined, now = later(60)) {
  return mustHave(
    await signIn({ email, password: PASSWORD, browserMark: undefined, deviceToken }, TRACE, now),
  );
}
const kindFor = async (token: string | undefined, now = later(60)) =>
  (await comeBack(person.email, token, now)).kind;
const events = async () => {
  const where = { subjectId: accountId, event: { startsWith: "trusted-device" } };
  const rows = await database().auditRow.findMany({ where, orderBy: { id: "asc" } });
  return rows.map(({ event, reason }) => [event, reason].filter(Boolean).join(" "));
};

beforeEach(async () => {
  setPolicy("allowed");
  person = await makeProtectedPerson();
  ({ accountId } = person.session);
  await plantRecoveryCodes(accountId);
  device = (await trust(person)).deviceToken ?? "";
});

describe("after a right password, the device", () => {
  it("stands in for the second factor, and both its making and its use are written down (R67)", async () => {
    const { kind, token } = await comeBack(person.email, device);
    expect(kind).toBe("grant");
    const session = await redeem(token, later(60));
    expect(session).toMatchObject({ factor: "trusted-device", hasSecondFactor: true });
    expect(await events()).toEqual(["trusted-device.added", "trusted-device.used"]);
    const row = await database().trustedDevice.findUniqueOrThrow({ where: { hash: hashToken(device) } });
    expect(row).toMatchObject({ name: TRACE.browser, address: TRACE.address, lastUsedAt: later(60) });
  });

  it("ends after thirty days, to the millisecond, however often it was used (R67)", async () => {
    expect(await kindFor(device, later(30 * DAY - 0.001))).toBe("grant");
    expect(await kindFor(device, later(30 * DAY))).toBe("ticket");
    await sweepSignIn(later(30 * DAY));
    expect(await database().trustedDevice.count({ where: { accountId } })).toBe(0);
  });

  it("leaves the password out of nothing", async () => {
    const claim = { email: person.email, password: "not the password", browserMark: undefined };
    expect(await signIn({ ...claim, deviceToken: device }, TRACE, NOW)).toMatchObject({ ok: false });
    expect(await events()).toEqual(["trusted-device.added"]);
  });

  it("permits no step-up: that asks for the factor itself (R68)", async () => {
    const session = await redeem((await comeBack(person.email, device)).token, later(60));
    const act = { session, purpose: "turn-off", trace: TRACE, now: later(60) } as const;
    expect(await stepUpWithPassword(act, PASSWORD, undefined)).toMatchObject({ error: "session-refused" });
  });
});

describe("a device of somebody else, or of nobody", () => {
  it("does nothing, and stays what it is to its own account (R67)", async () => {
    const other = await makeProtectedPerson();
    expect((await comeBack(other.email, device)).kind).toBe("ticket");
    for (const token of [newToken().token, "", "x", undefined]) expect(await kindFor(token)).toBe("ticket");
    expect(await kindFor(device)).toBe("grant");
  });
});

describe("the trust ends by itself, without a thought of the row (R67), when", () => {
  const changes: Record<string, () => Promise<unknown>> = {
    // The same password under a new salt still opens the account; the trust hangs on the hash.
    "the password's hash changes": async () =>
      database().password.update({ where: { accountId }, data: await hashPassword(PASSWORD) }),
    "an authenticator is added": () => plantAuthenticator(accountId, later(1)),
    "an authenticator is enrolled anew under its id": () =>
      database().authenticator.updateMany({ where: { accountId }, data: { confirmedAt: later(1) } }),
    "the recovery codes are replaced": () => plantRecoveryCodes(accountId, later(1)),
    "the recovery codes are gone": () => database().recoveryBatch.deleteMany({ where: { accountId } }),
  };

  it.each(Object.entries(changes))("%s", async (_, change) => {
    await change();
    expect(await kindFor(device)).toBe("ticket");
    expect(await events()).toEqual(["trusted-device.added", "trusted-device.removed protection-changed"]);
    expect(await database().trustedDevice.count({ where: { accountId } })).toBe(0);
  });
});

describe("nobody's device counts", () => {
  it("once the policy is off: neither for the next sign-in nor in a session that it opened (R67)", async () => {
    const session = await redeem((await comeBack(person.email, device)).token, later(60));
    setPolicy("off");
    expect(await kindFor(device)).toBe("ticket");
    expect(await findSession(session.token, later(60))).toBeNull();
    expect((await trust(person, later(30))).deviceToken).toBeNull();
  });

  it("of an administrator, one who was promoted meanwhile included (R67)", async () => {
    const session = await redeem((await comeBack(person.email, device)).token, later(60));
    await setRole("admin");
    expect(await kindFor(device)).toBe("ticket");
    expect(await findSession(session.token, later(60))).toBeNull();
    expect((await trust(person, later(30))).deviceToken).toBeNull();
  });

  it("while the second factor is locked, and none helps out of a frozen one (R67)", async () => {
    const fail = () =>
      transaction((tx) => reserveAttempt(tx, secondFactorKey(accountId), secondFactorSchedule, NOW));
    for (let n = 0; n < 5; n += 1) await fail();
    expect(await kindFor(device)).toBe("ticket");
    expect(await kindFor(device, later(901))).toBe("grant");
    const key = secondFactorKey(accountId);
    await database().attemptCounter.update({ where: { key }, data: { lockedUntil: FROZEN_UNTIL } });
    expect(await kindFor(device, later(DAY))).toBe("ticket");
  });
});
