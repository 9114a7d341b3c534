// Proves that a page which asks for itself again and again keeps no session alive that nobody uses (R61).
import type { ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { database } from "@/lib/platform/db";
import { startEdge } from "@/lib/platform/edge/edge-fixture";
import { requestContext } from "@/lib/platform/request-context";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { later, makeProtectedPerson } from "@/lib/two-factor/test-person";

const IDLE = 900;
/** Longer than SESSION_TOUCH_SECONDS: each would count as a use. */
const EVERY = 61;

it("ends idle while a page of an administrator goes on asking", async () => {
  const { accountId } = (await makeProtectedPerson()).session;
  await database().account.update({ where: { id: accountId }, data: { role: "admin" } });
  const { token } = await openSessionOf(accountId);
  for (let seconds = EVERY; seconds <= IDLE; seconds += EVERY)
    expect(await findSession(token, later(seconds), false)).not.toBeNull();
  expect(await findSession(token, later(IDLE + 1), false)).toBeNull();
});

it("is told by the address of what nobody pressed, and by nothing else", async () => {
  const told: unknown[] = [];
  const next = async (_req: unknown, res: ServerResponse) => {
    told.push(requestContext().isByItself);
    res.end();
  };
  const edge = await startEdge({}, { next });
  for (const path of [
    "/admin?by-itself=yes",
    "/admin?a=b&by-itself=yes&_rsc=x",
    "/admin",
    "/by-itself?a=by-itself",
  ])
    await edge.ask({ path });
  const origin = `http://localhost:${edge.port}`;
  await edge.ask({ path: "/admin?by-itself=yes", method: "POST", headers: { origin } });
  await edge.close();
  expect(told).toEqual([true, true, false, false, false]);
});
