// Proves that people read their own log: whole, in order, without gaps or repeats while it grows, in one statement.
import { beforeAll, describe, expect, it } from "vitest";
import { eventsOfKind } from "@/lib/audit/activity-kind";
import type { ActivityQuery } from "@/lib/audit/activity-query";
import { activityPage } from "@/lib/audit/activity-store";
import type { AuditEvent } from "@/lib/audit/events";
import { TRACE } from "@/lib/audit/test-trace";
import { unreadNotices } from "@/lib/notices/notice-store";
import { database, openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { shared } from "@/lib/platform/shared";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { later, makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";

let statements: string[] = [];
beforeAll(() => {
  shared("database", () => openDatabase(settings().databaseUrl, ({ query }) => statements.push(query)));
});

const ALL: ActivityQuery = { kind: "all", before: null };

async function write(subjectId: string, at: Date, event: AuditEvent = "session.opened"): Promise<number> {
  const { address, browser, requestId } = TRACE;
  const data = { subjectId, at, event, result: "success", address, browser, requestId };
  return (await database().auditRow.create({ data })).id;
}

/** Follows "Older" to the end. `between` runs after each page. */
async function walk(subjectId: string, query: ActivityQuery, between = async () => {}): Promise<number[]> {
  const { entries, older } = await activityPage(subjectId, query);
  await between();
  const ids = entries.map(({ id }) => id);
  return older ? [...ids, ...(await walk(subjectId, { ...query, before: older }, between))] : ids;
}

describe("a log", () => {
  it.each([0, 1, 25, 26, 50, 51])("of %i entries is shown whole, newest first", async (count) => {
    const me = newId();
    const ids: number[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await write(me, later(n)));
    expect(await walk(me, ALL)).toEqual(ids.reverse());
  });

  it("loses and repeats nothing among sixty entries of one moment", async () => {
    const me = newId();
    const ids: number[] = [];
    for (let n = 0; n < 60; n += 1) ids.push(await write(me, NOW));
    expect(await walk(me, ALL)).toEqual(ids.reverse());
  });

  it("shows what there was, once each, while newer entries are added", async () => {
    const me = newId();
    const ids: number[] = [];
    for (let n = 0; n < 80; n += 1) ids.push(await write(me, later(Math.floor(n / 7))));
    let n = 0;
    const grow = async () => {
      n += 1;
      for (const at of [later(11), later(100 + n)]) await write(me, at);
    };
    expect(await walk(me, ALL, grow)).toEqual(ids.reverse());
  });

  it("shows one kind alone, through all its pages", async () => {
    const me = newId();
    const expected: number[] = [];
    for (let n = 0; n < 90; n += 1) {
      const isMine = n % 3 === 0;
      const id = await write(me, later(n), isMine ? "authenticator.added" : "session.opened");
      if (isMine) expected.push(id);
    }
    expect(eventsOfKind("second-factor")).toContain("authenticator.added");
    expect(await walk(me, { kind: "second-factor", before: null })).toEqual(expected.reverse());
    expect(await walk(me, { kind: "data", before: null })).toEqual([]);
  });

  it("never shows an entry about somebody else, one they acted in included", async () => {
    const [me, other] = [newId(), newId()];
    await write(other, NOW);
    const { address, browser, requestId } = TRACE;
    const data = { actorId: me, subjectId: other, at: NOW, event: "session.ended", result: "success" };
    await database().auditRow.create({ data: { ...data, address, browser, requestId } });
    expect(await walk(me, ALL)).toEqual([]);
  });
});

it("needs three statements with the session and its notices, on any page", async () => {
  const { session } = await makeProtectedPerson();
  const { accountId } = session;
  const { token } = await openSessionOf(accountId);
  for (let n = 0; n < 60; n += 1) await write(accountId, later(n));
  statements = [];
  const live = await findSession(token, NOW);
  await unreadNotices(live?.accountId ?? "");
  await activityPage(accountId, { kind: "sign-ins", before: { at: later(30), id: 2 ** 31 - 1 } });
  expect(statements.filter((sql) => !/^(BEGIN|COMMIT|PRAGMA)/.test(sql))).toHaveLength(3);
});
