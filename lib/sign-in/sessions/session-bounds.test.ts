// Proves that the rule on a session's end, the condition that finds live ones and its opposite agree at every edge (R61).
import { expect, it } from "vitest";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { countLiveSessions } from "@/lib/sign-in/sessions/session-list";
import { isInTime, whereInTime, whereOver } from "@/lib/sign-in/sessions/session-times";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";

const MS = 0.001;

it.each([
  { role: "member", idle: 3600, absolute: 86_400 },
  { role: "admin", idle: 900, absolute: 43_200 },
])("a session of the role $role lives to its last millisecond, and no longer (R61)", async (limits) => {
  const { role, idle, absolute } = limits;
  const { id } = (await makePerson()).session;
  const { times } = await currentPolicy();
  const fresh = { createdAt: later(-60), lastUsedAt: NOW, expiresAt: later(60) };
  const edges = [
    { isLive: true, row: fresh },
    { isLive: true, row: { ...fresh, lastUsedAt: later(-idle) } },
    { isLive: false, row: { ...fresh, lastUsedAt: later(-idle - MS) } },
    { isLive: true, row: { ...fresh, createdAt: later(-absolute + MS) } },
    // Its row may say otherwise: the policy was shortened since, or its account became an administrator's.
    { isLive: false, row: { ...fresh, createdAt: later(-absolute) } },
    { isLive: true, row: { ...fresh, expiresAt: later(MS) } },
    { isLive: false, row: { ...fresh, expiresAt: NOW } },
  ];
  for (const { isLive, row } of edges) {
    await database().session.update({ where: { id }, data: row });
    const found = (where: object) => database().session.count({ where: { id, ...where } });
    const said = {
      rule: isInTime(times, row, role, NOW),
      found: (await found(whereInTime(times, role, NOW))) === 1,
      over: (await found(whereOver(times, role, NOW))) === 0,
    };
    expect(said, JSON.stringify(row)).toEqual({ rule: isLive, found: isLive, over: isLive });
  }
});

it("a session whose end has come is counted no more, swept or not", async () => {
  await database().session.deleteMany();
  const { id } = (await makePerson()).session;
  const endsAt = (expiresAt: Date) => database().session.update({ where: { id }, data: { expiresAt } });
  await endsAt(later(MS));
  expect(await countLiveSessions(NOW)).toEqual({ count: 1, isMore: false });
  await endsAt(NOW);
  expect(await countLiveSessions(NOW)).toEqual({ count: 0, isMore: false });
});

it("a request that is slower to note its use brings the last use back by nothing (R61)", async () => {
  const { session } = await makePerson();
  await Promise.all([findSession(session.token, later(200)), findSession(session.token, later(100))]);
  await findSession(session.token, later(130));
  const row = await database().session.findUniqueOrThrow({ where: { id: session.id } });
  expect(row.lastUsedAt).toEqual(later(200));
});
