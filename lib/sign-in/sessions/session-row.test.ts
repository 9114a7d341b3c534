// Proves that the row alone decides: it holds a hash, and once it is gone the very next request finds nothing (R58, R63).
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/random-token";
import { findSession } from "@/lib/sign-in/sessions/session";
import { readSessionCookie, sealSessionCookie } from "@/lib/sign-in/sessions/session-cookie";
import { signOut } from "@/lib/sign-in/sessions/sign-out";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { later, makePerson, makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";

it("keeps a token of 256 random bits as its SHA-256 alone (R58)", async () => {
  const { session } = await makePerson();
  expect(Buffer.from(session.token, "base64url")).toHaveLength(32);
  const row = await database().session.findUniqueOrThrow({ where: { id: session.id } });
  expect(row.hash).toBe(hashToken(session.token));
  expect(JSON.stringify(row)).not.toContain(session.token);
});

it("gives nothing for a cookie that is sealed well once the row is deleted (R58)", async () => {
  const { session } = await makePerson();
  const cookie = sealSessionCookie(session.token);
  const ask = async () => findSession(readSessionCookie(cookie) ?? "", NOW);
  expect(await ask()).toMatchObject({ id: session.id });
  await database().session.delete({ where: { id: session.id } });
  expect(await ask()).toBeNull();
});

it("never comes back when it ends while requests use it (R58)", async () => {
  const { session } = await makePerson();
  const moment = later(90);
  const requests = Array.from({ length: 20 }, () => findSession(session.token, moment));
  await Promise.all([...requests, signOut(session, TRACE, moment)]);
  expect(await findSession(session.token, moment)).toBeNull();
  expect(await database().session.count({ where: { id: session.id } })).toBe(0);
});

it("dies with its account, in the same moment (R63)", async () => {
  const { session } = await makePerson();
  await database().account.delete({ where: { id: session.accountId } });
  expect(await findSession(session.token, NOW)).toBeNull();
  expect(await database().session.count({ where: { id: session.id } })).toBe(0);
});

it("is held to an administrator's times from the moment of the promotion on (R61, R63)", async () => {
  const { accountId } = (await makeProtectedPerson()).session;
  const session = await openSessionOf(accountId);
  expect(await findSession(session.token, later(901))).not.toBeNull();
  await database().session.update({ where: { id: session.id }, data: { lastUsedAt: NOW } });
  await database().account.update({ where: { id: accountId }, data: { role: "admin" } });
  expect(await findSession(session.token, later(900))).not.toBeNull();
  expect(await findSession(session.token, later(900 + 901))).toBeNull();
});
