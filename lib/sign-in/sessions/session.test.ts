// Proves when a session lives and when it ends: to the second, at sign-out, and when a second factor comes.
import { beforeEach, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { plantChannel } from "@/lib/channels/test-channels";
import { database, transaction } from "@/lib/platform/db";
import { newId, newToken } from "@/lib/platform/random-token";
import type { Factor } from "@/lib/sign-in/factor";
import { endSessions } from "@/lib/sign-in/sessions/end-sessions";
import { findSession } from "@/lib/sign-in/sessions/session";
import { signOut } from "@/lib/sign-in/sessions/sign-out";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import {
  later,
  makePerson,
  makeProtectedPerson,
  NOW,
  type OpenSession,
  plantAuthenticator,
} from "@/lib/two-factor/test-person";

let accountId: string;
beforeEach(async () => {
  ({ accountId } = (await makeProtectedPerson()).session);
});

const open = (factor?: Factor) => openSessionOf(accountId, factor);
const lastUsed = async (id: string) =>
  (await database().session.findUniqueOrThrow({ where: { id } })).lastUsedAt;
const isLive = async ({ token }: OpenSession, seconds: number) =>
  (await findSession(token, later(seconds))) !== null;

describe("a session", () => {
  it("ends after an hour without use, to the millisecond (R61)", async () => {
    expect(await isLive(await open(), 3600)).toBe(true);
    expect(await isLive(await open(), 3600.001)).toBe(false);
  });

  it("lives on while it is used, and ends a day after it began whatever its use (R61)", async () => {
    const session = await open();
    for (let seconds = 3000; seconds < 86_400; seconds += 3000) {
      expect(await isLive(session, seconds), `after ${seconds} s`).toBe(true);
    }
    expect(await isLive(session, 86_399.999)).toBe(true);
    expect(await isLive(session, 86_400)).toBe(false);
  });

  it("notes its use at most once a minute", async () => {
    const session = await open();
    for (const seconds of [1, 59, 60]) await findSession(session.token, later(seconds));
    expect(await lastUsed(session.id)).toEqual(NOW);
    await findSession(session.token, later(60.001));
    expect(await lastUsed(session.id)).toEqual(later(60.001));
    await findSession(session.token, later(120));
    expect(await lastUsed(session.id)).toEqual(later(60.001));
  });

  it("shows what a request may know, and no secret", async () => {
    const { token, ...session } = await open();
    expect(await findSession(token, NOW)).toEqual({
      id: session.id,
      accountId,
      checkedUpAt: null,
      email: session.email,
      emailConfirmed: false,
      epoch: 0,
      secondEmail: null,
      role: "member",
      memberSince: NOW,
      factor: "authenticator",
      authenticatedAt: NOW,
      secondFactorDue: { state: "due" },
      hasSecondFactor: true,
      hasPasskey: false,
      hasChannel: false,
      passkeyRule: "none",
      usualFactor: null,
      leavesAuthy: false,
      isReset: false,
      hasResetUnderWay: false,
      unreadNotices: 0,
    });
  });

  it("knows of a channel, and of one that waits for its owner; not of one that is being added", async () => {
    const session = await open();
    const hasChannel = async () => (await findSession(session.token, NOW))?.hasChannel;
    const pending = { accountId, kind: "authy", sealedDestination: "", destinationHash: "", hint: "" };
    const times = { startedAt: NOW, expiresAt: later(600) };
    await database().pendingChannel.create({
      data: { id: newId(), ...pending, ...times, sessionId: session.id },
    });
    expect(await hasChannel()).toBe(false);
    await database().pendingChannel.update({ where: { accountId }, data: { sessionId: null } });
    expect(await hasChannel()).toBe(true);
    await database().pendingChannel.delete({ where: { accountId } });
    await plantChannel(accountId, "email", "ann@example.test");
    expect(await hasChannel()).toBe(true);
  });

  it("is not found by any other token", async () => {
    await open();
    for (const token of ["", "x", newToken().token]) expect(await findSession(token, NOW)).toBeNull();
  });
});

describe("a session that only a password opened", () => {
  it("ends once its account has a second factor", async () => {
    const { session } = await makePerson();
    expect(await isLive(session, 1)).toBe(true);
    await plantAuthenticator(session.accountId);
    expect(await isLive(session, 1)).toBe(false);
  });

  it.each(["authenticator", "recovery-code"] as const)(
    "is told from one that a second factor (%s) opened",
    async (factor) => {
      expect(await isLive(await open(factor), 1)).toBe(true);
    },
  );
});

describe("leaving", () => {
  it("ends this session and no other, once, with one audit row (R62)", async () => {
    const [left, kept] = [await open(), await open()];
    await signOut(left, TRACE, later(5));
    await signOut(left, TRACE, later(6));
    expect(await isLive(left, 5)).toBe(false);
    expect(await isLive(kept, 5)).toBe(true);
    const where = { event: "session.ended", subjectId: accountId };
    expect(await database().auditRow.findMany({ where })).toMatchObject([
      { at: later(5), result: "success" },
    ]);
  });
});

describe("ending the sessions of an account", () => {
  it("spares the one that is named, and those of others", async () => {
    const stranger = await makePerson();
    const [spared, ended] = [await open(), await open()];
    const end = { accountId, reason: "by-owner" } as const;
    await transaction((tx) => endSessions(tx, { ...end, sparedId: spared.id }, TRACE, NOW));
    expect(await isLive(ended, 1)).toBe(false);
    expect(await isLive(spared, 1)).toBe(true);
    expect(await isLive(stranger.session, 1)).toBe(true);
    await transaction((tx) => endSessions(tx, end, TRACE, NOW));
    expect(await isLive(spared, 1)).toBe(false);
  });
});
