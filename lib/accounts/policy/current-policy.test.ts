// Proves which policy counts: the settings without a row, the row at once after a save, and everything when it is unreadable.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { currentPolicy, forgetPolicy } from "@/lib/accounts/policy/current-policy";
import { startPolicy } from "@/lib/accounts/policy/policy";
import { dropPolicy, setPolicy } from "@/lib/accounts/policy/test-policy";
import { database, transaction } from "@/lib/platform/db";
import { POLICY_CACHE_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { mustEnroll } from "@/lib/sign-in/sessions/require-session";
import { findSession, type LiveSession } from "@/lib/sign-in/sessions/session";
import { later, makePerson, type OpenSession } from "@/lib/two-factor/test-person";

beforeEach(dropPolicy);
afterEach(() => void vi.restoreAllMocks());

async function live({ token }: OpenSession, seconds = 0): Promise<LiveSession> {
  const session = await findSession(token, later(seconds));
  if (!session) throw new Error("the session is over");
  return session;
}
const enrollsFirst = async (session: OpenSession, seconds = 0) => mustEnroll(await live(session, seconds));

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

  it.each(["members = 'banana'", '"graceDays" = 9999', '"graceDays" = -1', '"memberIdleSeconds" = 0'])(
    "with %s asks everything of everybody (R4)",
    async (assignment) => {
      const { session } = await makePerson();
      await setPolicy({ members: "optional", trustedDevices: true });
      expect(await enrollsFirst(session)).toBe(false);
      await tamper(assignment);
      forgetPolicy();
      expect(await currentPolicy()).toMatchObject({ members: "required", trustedDevices: false });
      expect(await enrollsFirst(session)).toBe(true);
    },
  );

  it("that became unreadable since it was read goes on asking for a passkey, and keeps its times (R4)", async () => {
    const { times } = startPolicy();
    const short = { idleSeconds: 300, absoluteSeconds: 3600 };
    const graceful = { members: "optional", requiredFrom: later(600), graceDays: 30 } as const;
    await setPolicy({ ...graceful, membersNeedPasskey: true, times: { ...times, member: short } });
    expect(await currentPolicy()).toMatchObject(graceful);
    await tamper("members = 'banana'");
    const isOld = performance.now() + POLICY_CACHE_SECONDS * 1000;
    vi.spyOn(performance, "now").mockReturnValue(isOld);
    const required = { members: "required", requiredFrom: null, graceDays: 0, inForceSince: new Date(0) };
    const kept = { membersNeedPasskey: true, adminsNeedPasskey: false, times: { member: short } };
    expect(await currentPolicy()).toMatchObject({ ...required, ...kept });
  });

  it("goes on without the administrator who saved it", async () => {
    const { session } = await makePerson();
    await setPolicy({ members: "optional" }, session.accountId);
    await database().account.delete({ where: { id: session.accountId } });
    expect(await database().policy.findFirst()).toMatchObject({ updatedById: null, members: "optional" });
  });
});
