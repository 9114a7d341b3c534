// Proves that each change of the second factors asks for its own grant, once, and reaches the owner's things alone (R68).
import { beforeEach, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { STEP_UP_PURPOSES, type StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { findTicket } from "@/lib/sign-in/ticket";
import {
  removeAuthenticator,
  renameAuthenticator,
  turnOffTwoFactor,
} from "@/lib/two-factor/authenticators/manage-authenticators";
import {
  later,
  makeProtectedPerson,
  NOW,
  type OpenSession,
  plantAuthenticator,
  rewardFor,
} from "@/lib/two-factor/test-person";

let email: string;
let session: OpenSession;
let phoneId: string;
let tabletId: string;
beforeEach(async () => {
  const person = await makeProtectedPerson();
  ({ email, authenticatorId: phoneId } = person);
  tabletId = (await plantAuthenticator(person.session.accountId, later(1), "Tablet")).authenticatorId;
  session = await openSessionOf(person.session.accountId);
});

/** An act with a fresh grant; `earnedFor` is what the grant was really earned for. */
async function actFor(purpose: StepUpPurpose, earnedFor = purpose, by = session, now = NOW) {
  const earned = await claimFor(by.id, purpose, earnedFor);
  const { accountId, role } = session;
  return { accountId, role, claim: { ...earned, sessionId: session.id }, trace: TRACE, now };
}
const rename = (act: Awaited<ReturnType<typeof actFor>>, id = phoneId) =>
  renameAuthenticator(act, id, "Renamed");
const stateOf = (accountId = session.accountId) =>
  database().authenticator.findMany({ where: { accountId } });
const namesOf = async () => (await stateOf()).map(({ name }) => name).sort();
const done = { ok: true, value: null };
const refusal = (error: string) => ({ ok: false, error, details: {} });

const acts = [
  ["rename-authenticator", rename],
  ["remove-authenticator", (act: Awaited<ReturnType<typeof actFor>>) => removeAuthenticator(act, phoneId)],
  ["turn-off", turnOffTwoFactor],
] as const;

describe.each(acts)("%s", (purpose, perform) => {
  it("is refused without a live grant of its own purpose and session, and changes nothing", async () => {
    const before = await stateOf();
    const otherSession = await openSessionOf(session.accountId);
    const others = STEP_UP_PURPOSES.filter((other) => other !== purpose);
    const refused = [
      ...(await Promise.all(others.map((other) => actFor(purpose, other)))),
      await actFor(purpose, purpose, otherSession),
      await actFor(purpose, purpose, session, later(300)),
      { ...(await actFor(purpose)), claim: { token: "", sessionId: session.id, purpose } },
      { ...(await actFor(purpose)), claim: { token: session.token, sessionId: session.id, purpose } },
    ];
    for (const act of refused) expect(await perform(act)).toEqual(refusal("step-up-required"));
    expect(await stateOf()).toEqual(before);
    expect(await findSession(session.token, NOW)).not.toBeNull();
  });
});

describe("a grant", () => {
  it("permits one act of twenty that come at once", async () => {
    const act = await actFor("rename-authenticator");
    const results = await Promise.all(Array.from({ length: 20 }, () => rename(act)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("is not spent on what was refused for another reason", async () => {
    const act = await actFor("rename-authenticator");
    expect(await rename(act, "no-such-id")).toEqual(refusal("authenticator-missing"));
    expect(await rename(act)).toEqual(done);
    expect(await rename(act)).toEqual(refusal("step-up-required"));
  });
});

it("renames one authenticator and ends nothing (R34)", async () => {
  const elsewhere = await openSessionOf(session.accountId);
  expect(await rename(await actFor("rename-authenticator"))).toEqual(done);
  expect(await namesOf()).toEqual(["Renamed", "Tablet"]);
  expect(await findSession(elsewhere.token, NOW)).not.toBeNull();
});

it("removes one authenticator and ends every other session and every ticket", async () => {
  const [elsewhere, ticket] = [await openSessionOf(session.accountId), await rewardFor(email)];
  expect(await removeAuthenticator(await actFor("remove-authenticator"), phoneId)).toEqual(done);
  expect((await stateOf()).map(({ id }) => id)).toEqual([tabletId]);
  expect(await findSession(elsewhere.token, NOW)).toBeNull();
  expect(await findTicket(ticket, NOW)).toBeNull();
  expect(await findSession(session.token, NOW)).not.toBeNull();
});

it("never removes the last authenticator, not even when both are removed at once (R34)", async () => {
  const [first, second] = [await actFor("remove-authenticator"), await actFor("remove-authenticator")];
  const results = await Promise.all([
    removeAuthenticator(first, phoneId),
    removeAuthenticator(second, tabletId),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual(refusal("last-authenticator"));
  expect(await stateOf()).toHaveLength(1);
});

it("does not know somebody else's authenticator, and leaves it as it is", async () => {
  const stranger = await makeProtectedPerson();
  const before = await stateOf(stranger.session.accountId);
  const missing = refusal("authenticator-missing");
  expect(await rename(await actFor("rename-authenticator"), stranger.authenticatorId)).toEqual(missing);
  expect(await removeAuthenticator(await actFor("remove-authenticator"), stranger.authenticatorId)).toEqual(
    missing,
  );
  expect(await stateOf(stranger.session.accountId)).toEqual(before);
});

it("does not turn off what the policy requires", async () => {
  expect(await turnOffTwoFactor(await actFor("turn-off"))).toEqual(refusal("two-factor-required"));
  expect(await namesOf()).toEqual(["Phone", "Tablet"]);
});
