// Proves that people see and end their own sessions, after a step-up, and nobody else's (R64, R78).
import { beforeEach, describe, expect, it } from "vitest";
import { mintLink } from "@/lib/accounts/link-token";
import { TRACE } from "@/lib/audit/test-trace";
import { networkName } from "@/lib/audit/trace-words";
import { database, transaction } from "@/lib/platform/db";
import { endOtherSessions, endOwnSession } from "@/lib/sign-in/sessions/end-sessions-by-owner";
import { findSession } from "@/lib/sign-in/sessions/session";
import { listSessions } from "@/lib/sign-in/sessions/session-list";
import { openSessionOf, signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { mintTicket } from "@/lib/sign-in/ticket";
import { later, makeProtectedPerson, NOW, type OpenSession } from "@/lib/two-factor/test-person";

let accountId: string;
let own: OpenSession;
beforeEach(async () => {
  ({ accountId } = (await makeProtectedPerson()).session);
  own = await open();
});

const open = (now = NOW) => openSessionOf(accountId, "authenticator", now);
const isLive = async ({ token }: OpenSession) => (await findSession(token, NOW)) !== null;
const permit = (purpose: StepUpPurpose = "end-sessions") => ownAct(own, purpose);
const endRows = () =>
  database().auditRow.findMany({
    where: { subjectId: accountId, event: { in: ["session.ended", "sessions.ended"] } },
    select: { event: true, reason: true },
  });

describe("the list", () => {
  it("shows each live session with its browser, its network and its times, this one first (R64)", async () => {
    const { id } = await open(later(20));
    const listed = await listSessions(own, later(30));
    const shared = { browser: TRACE.browser, address: "203.0.113.0/24" };
    expect(listed).toEqual([
      { id: own.id, isThis: true, createdAt: NOW, lastUsedAt: NOW, ...shared },
      { id, isThis: false, createdAt: later(20), lastUsedAt: later(20), ...shared },
    ]);
  });

  it("leaves out what opens nothing: the session of a password alone, and those of others", async () => {
    await makeProtectedPerson();
    const passwordOnly = await database().session.count({ where: { accountId, factor: "password" } });
    expect(passwordOnly).toBe(1);
    expect((await listSessions(own, NOW)).map(({ id }) => id)).toEqual([own.id]);
  });

  it("tells a network and no place", () => {
    const shortened = ["203.0.113.0/24", "2001:db8:1::/48", "127.0.0.0/24", "0:0:0::/48"];
    expect(shortened.map(networkName)).toEqual(["203.0.113.x", "2001:db8:1:x", "localhost", "localhost"]);
  });
});

describe("ending one", () => {
  it("ends it at once and no other, and is written down once (R64)", async () => {
    const [ended, kept] = [await open(), await open()];
    expect(await endOwnSession(await permit(), ended.id)).toMatchObject({ ok: true });
    expect([await isLive(ended), await isLive(kept), await isLive(own)]).toEqual([false, true, true]);
    expect(await endRows()).toEqual([{ event: "session.ended", reason: "by-owner" }]);
  });

  it.each(["somebody else's", "this one's own", "one that is over", "nobody's"])(
    "refuses %s id, changes nothing, and keeps the grant (R78)",
    async (whose) => {
      const stranger = (await makeProtectedPerson()).session;
      const over = await open();
      await database().session.delete({ where: { id: over.id } });
      const ids: Record<string, string> = {
        "somebody else's": stranger.id,
        "this one's own": own.id,
        "one that is over": over.id,
      };
      const before = await database().session.count();
      const act = await permit();
      const refusal = { ok: false, error: "session-missing", details: {} };
      expect(await endOwnSession(act, ids[whose] ?? "")).toEqual(refusal);
      expect(await database().session.count()).toBe(before);
      expect(await endRows()).toEqual([]);
      const other = await open();
      expect(await endOwnSession(act, other.id)).toMatchObject({ ok: true });
    },
  );

  it("takes one grant for one session, and none of another act", async () => {
    const [one, two] = [await open(), await open()];
    const act = await permit();
    const results = await Promise.all([endOwnSession(act, one.id), endOwnSession(act, two.id)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await endOwnSession(await permit("change-password"), two.id)).toMatchObject({
      error: "step-up-required",
    });
  });
});

describe("ending all others", () => {
  it("ends them with the tickets and grants that would open more, spares this one, and says so once", async () => {
    const { session: stranger } = await makeProtectedPerson();
    const others = [await open(), await open(), await open()];
    const unused = await signInGrantOf(accountId);
    await transaction((tx) => mintTicket(tx, accountId, NOW));
    expect(await endOtherSessions(await permit())).toMatchObject({ ok: true });
    for (const other of others) expect(await isLive(other)).toBe(false);
    expect(await redeemSignInGrant(unused, TRACE, NOW)).toBeNull();
    expect(await database().ticket.count({ where: { accountId } })).toBe(0);
    expect(await isLive(own)).toBe(true);
    expect(await database().session.count({ where: { id: stranger.id } })).toBe(1);
    expect(await endRows()).toEqual([{ event: "sessions.ended", reason: "by-owner" }]);
  });

  it("ends a change of address that waits: an intruder may have asked for it (R64)", async () => {
    const { email } = own;
    for (const purpose of ["change-email", "second-email", "undo-email"] as const)
      await transaction((tx) => mintLink(tx, purpose, { accountId, email: `intruder-${email}` }, NOW));
    expect(await endOtherSessions(await permit())).toMatchObject({ ok: true });
    const left = await database().linkToken.findMany({ where: { accountId, usedAt: null } });
    expect(left.map(({ purpose }) => purpose)).toEqual(["undo-email"]);
  });

  it("writes nothing where there was no other, and does nothing without its grant", async () => {
    await database().session.deleteMany({ where: { accountId, id: { not: own.id } } });
    await endOtherSessions(await permit());
    expect(await endRows()).toEqual([]);
    const other = await open();
    expect(await endOtherSessions(await permit("remove-trusted-devices"))).toMatchObject({
      error: "step-up-required",
    });
    expect(await isLive(other)).toBe(true);
  });
});
