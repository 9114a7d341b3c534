// Proves who makes API keys, with what permit and how many, and that a key is shown once and kept as its hash.
import { beforeEach, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/api/create-api-key";
import { hashApiKey } from "@/lib/api/key-format";
import { apiKeyAct, plantApiKey, REQUEST } from "@/lib/api/test-api-keys";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { STEP_UP_GRANT_SECONDS } from "@/lib/platform/durations";
import { API_KEYS_PER_ACCOUNT } from "@/lib/platform/limits";
import { holdsStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  type OpenSession,
} from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";

const DAY = 86_400;

let session: OpenSession;
let accountId: string;
let email: string;
beforeEach(async () => {
  ({ session, email } = await makeProtectedPerson());
  ({ accountId } = session);
});

const keysOf = (owner = accountId) => database().apiKey.findMany({ where: { accountId: owner } });
const plantMany = async (count: number) => {
  for (let n = 0; n < count; n += 1) await plantApiKey(session, { name: `Key ${n}` });
};

describe("a new key", () => {
  it("is kept as SHA-256 alone, with its hint and its end; the key itself stands nowhere (R87, R102)", async () => {
    const { key, row } = await plantApiKey(session, { kind: "test", days: 30 });
    expect(key).toMatch(/^tfa_test_/);
    expect(row).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/),
      accountId,
      name: REQUEST.name,
      kind: "test",
      hash: hashApiKey(key),
      hint: `${key.slice(0, 13)}…${key.slice(-4)}`,
      createdAt: NOW,
      expiresAt: later(30 * DAY),
      lastUsedAt: null,
    });
    const dump = dumpDatabase();
    expect(dump.includes(row.hash)).toBe(true);
    for (const part of [key, key.slice(9, 52), key.slice(20, 50)]) expect(dump.includes(part)).toBe(false);
  });

  it("is told to its owner in the app and by mail, by its name alone (R85)", async () => {
    await database().account.update({ where: { id: accountId }, data: { emailConfirmedAt: NOW } });
    const { key, row } = await plantApiKey(session);
    expect(await database().notice.findMany({ where: { accountId } })).toMatchObject([
      { kind: "api-key-created", about: REQUEST.name },
    ]);
    const mails = await queuedMails(email);
    expect(mails).toMatchObject([{ kind: "notice", values: { notice: "api-key-created" } }]);
    for (const part of [key, row.hash, row.hint]) expect(JSON.stringify(mails)).not.toContain(part);
  });

  it("writes one row of the log, without name and key (R86)", async () => {
    const { key, row } = await plantApiKey(session);
    const [entry, ...more] = await database().auditRow.findMany({
      where: { subjectId: accountId, event: "api-key.created" },
    });
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ actorId: accountId, result: "success", at: NOW });
    for (const part of [key, row.hash, row.hint, row.name]) expect(JSON.stringify(entry)).not.toContain(part);
  });
});

describe("the permit", () => {
  it("makes one key, of twenty posts at once too (R68, R105)", async () => {
    const act = await apiKeyAct(session);
    const results = await Promise.all(Array.from({ length: 20 }, () => createApiKey(act, REQUEST)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await keysOf()).toHaveLength(1);
  });

  it("must be for this act, this session and this moment, or nothing happens (R105)", async () => {
    const other = (await makeProtectedPerson()).session;
    const spent = await apiKeyAct(session);
    mustHave(await createApiKey(spent, REQUEST));
    const fresh = await apiKeyAct(session);
    const foreign = await apiKeyAct(session, NOW, "turn-off");
    const acts = [
      spent,
      foreign,
      { ...foreign, claim: { ...foreign.claim, purpose: "turn-off" as const } },
      { ...fresh, claim: { ...fresh.claim, sessionId: other.id } },
      { ...fresh, claim: { ...fresh.claim, token: "" } },
      { ...fresh, now: later(STEP_UP_GRANT_SECONDS) },
    ];
    for (const act of acts)
      expect(await createApiKey(act, REQUEST)).toMatchObject({ ok: false, error: "step-up-required" });
    expect(await keysOf()).toHaveLength(1);
    expect(await keysOf(other.accountId)).toEqual([]);
  });

  it("of an account that was deactivated since permits nothing (R63)", async () => {
    const act = await apiKeyAct(session);
    await database().account.update({ where: { id: accountId }, data: { deactivatedAt: NOW } });
    expect(await createApiKey(act, REQUEST)).toMatchObject({ error: "step-up-required" });
    expect(await keysOf()).toEqual([]);
  });
});

describe("the most keys of one account", () => {
  it("are ten; the next is refused and keeps the permit", async () => {
    await plantMany(API_KEYS_PER_ACCOUNT);
    const act = await apiKeyAct(session);
    expect(await createApiKey(act, REQUEST)).toMatchObject({ ok: false, error: "api-key-limit" });
    expect(await keysOf()).toHaveLength(10);
    expect(await holdsStepUpGrant(act.claim, NOW)).toBe(true);
    const where = { subjectId: accountId, event: "api-key.created" };
    expect(await database().auditRow.count({ where })).toBe(10);
    expect((await plantApiKey((await makePerson()).session)).row.name).toBe(REQUEST.name);
  });

  it("stay ten when two are made at once at nine, from two sessions", async () => {
    await plantMany(API_KEYS_PER_ACCOUNT - 1);
    const acts = await Promise.all([apiKeyAct(session), apiKeyAct(session)]);
    const results = await Promise.all(acts.map((act) => createApiKey(act, REQUEST)));
    expect(results.map((result) => (result.ok ? "made" : result.error)).sort()).toEqual([
      "api-key-limit",
      "made",
    ]);
    expect(await keysOf()).toHaveLength(10);
  });

  it("do not count those that have expired, which make room", async () => {
    await plantMany(API_KEYS_PER_ACCOUNT - 1);
    const short = await plantApiKey(session, { days: 30 });
    const theirs = (await plantApiKey((await makePerson()).session, { days: 30 })).row;
    const atEnd = later(30 * DAY);
    const before = await createApiKey(await apiKeyAct(session, later(-1, atEnd)), REQUEST);
    expect(before).toMatchObject({ error: "api-key-limit" });
    mustHave(await createApiKey(await apiKeyAct(session, atEnd), REQUEST));
    const left = await keysOf();
    expect(left).toHaveLength(10);
    expect(left.map(({ id }) => id)).not.toContain(short.row.id);
    expect(await keysOf(theirs.accountId), "somebody else's list is theirs").toHaveLength(1);
  });
});
