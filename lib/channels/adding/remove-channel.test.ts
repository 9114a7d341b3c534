// Proves that channels go when their owner or an administrator says so, and that the last authenticator never does by itself.
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { endSecondFactors } from "@/lib/admin/resets/end-second-factors";
import { TRACE } from "@/lib/audit/test-trace";
import { whyNotAdd } from "@/lib/channels/adding/may-add";
import { sweepPendingChannels } from "@/lib/channels/adding/pending-store";
import { removeChannel } from "@/lib/channels/adding/remove-channel";
import { channelRows, emailWish, pendingRow, remove, start } from "@/lib/channels/adding/test-adding";
import { allowChannels, configureProviders } from "@/lib/channels/adding/test-providers";
import { plantChannel, plantChannels } from "@/lib/channels/test-channels";
import { plantPasskey } from "@/lib/passkeys/test-planted-passkeys";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { removeAuthenticator, turnOffTwoFactor } from "@/lib/two-factor/authenticators/manage-authenticators";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import { replaceRecoveryCodes } from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import { withCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import { later, makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";

beforeAll(configureProviders);
beforeEach(() => allowChannels());

const authyId = () => String(100_000 + Math.floor(Math.random() * 1e9));

/** Somebody with Authy and nothing else, in a session that another factor of theirs opened before. */
async function makeAuthyPerson() {
  const { session, authenticatorId } = await makeProtectedPerson();
  const { accountId } = session;
  const { id } = await plantChannel(accountId, "authy", authyId());
  const mine = await openSessionOf(accountId);
  await database().authenticator.delete({ where: { id: authenticatorId } });
  await database().account.update({ where: { id: accountId }, data: { factorCount: 1 } });
  return { session: mine, accountId, channelId: id };
}

const actOf = async (
  session: { id: string; accountId: string; role: string },
  purpose: "turn-off" | "remove-authenticator",
) => {
  const claim = await claimFor(session.id, purpose);
  return { accountId: session.accountId, role: session.role, claim, trace: TRACE, now: NOW };
};

describe("removing", () => {
  it("takes a step-up, ends what was proven elsewhere, and is told (R68, R85)", async () => {
    const { session } = await makeProtectedPerson();
    const { accountId } = session;
    const [mine, other] = [await openSessionOf(accountId), await openSessionOf(accountId)];
    const { id } = await plantChannel(accountId, "phone", "+15017122661", "+1 ••• ••• ••61");
    const claim = await claimFor(mine.id, "add-channel");
    const act = { accountId, claim, trace: TRACE, now: NOW };
    expect(await removeChannel(act, id)).toMatchObject({ error: "step-up-required" });
    mustHave(await remove(mine, id));
    expect(await channelRows(accountId)).toEqual([]);
    expect(await findSession(mine.token, NOW)).not.toBeNull();
    expect(await findSession(other.token, NOW)).toBeNull();
    const [notice] = await database().notice.findMany({ where: { accountId } });
    expect(notice).toMatchObject({ kind: "channel-removed", about: "+1 ••• ••• ••61" });
  });

  it("finds nobody else's (R78)", async () => {
    const [{ session: theirs }, { session }] = [await makeProtectedPerson(), await makeProtectedPerson()];
    const { id } = await plantChannel(theirs.accountId, "email", "theirs@example.test");
    const mine = await openSessionOf(session.accountId);
    expect(await remove(mine, id)).toMatchObject({ error: "channel-missing" });
    expect(await channelRows(theirs.accountId)).toHaveLength(1);
  });

  it("happens once, however often it is asked for at once", async () => {
    const { session } = await makeProtectedPerson();
    const { id } = await plantChannel(session.accountId, "email", "mine@example.test");
    const mine = await openSessionOf(session.accountId);
    const results = await Promise.all([1, 2, 3].map(() => remove(mine, id)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("the last authenticator", () => {
  it("may be one that a provider keeps: then ours may go, and the other way round", async () => {
    const { session, authenticatorId } = await makeProtectedPerson();
    const { accountId } = session;
    const { id } = await plantChannel(accountId, "authy", authyId());
    const mine = await openSessionOf(accountId);
    mustHave(await removeAuthenticator(await actOf(mine, "remove-authenticator"), authenticatorId));
    expect(await remove(mine, id)).toMatchObject({ error: "last-authenticator" });
    expect(await channelRows(accountId)).toHaveLength(1);
  });

  it("is never an address or a telephone", async () => {
    const { session, authenticatorId } = await makeProtectedPerson();
    await plantChannel(session.accountId, "email", "mine@example.test");
    await plantChannel(session.accountId, "phone", "+15017122661");
    const mine = await openSessionOf(session.accountId);
    const act = await actOf(mine, "remove-authenticator");
    expect(await removeAuthenticator(act, authenticatorId)).toMatchObject({ error: "last-authenticator" });
  });

  it.each<[string, (accountId: string) => Promise<unknown>]>([
    ["the policy allows no more", () => allowChannels("email")],
    [
      "administrators may not use",
      (id) => database().account.update({ where: { id }, data: { role: "admin" } }),
    ],
  ])("is never one that %s (R34, R50)", async (_name, withdraw) => {
    const { session, authenticatorId } = await makeProtectedPerson();
    const { accountId } = session;
    await plantChannel(accountId, "authy", authyId());
    await withdraw(accountId);
    const mine = await openSessionOf(accountId);
    const act = await actOf(mine, "remove-authenticator");
    expect(await removeAuthenticator(act, authenticatorId)).toMatchObject({ error: "last-authenticator" });
  });

  it("is no passkey where browsers take none at this address (R34)", async () => {
    const { session, authenticatorId } = await makeProtectedPerson();
    await plantPasskey(session.accountId);
    const mine = await openSessionOf(session.accountId);
    const remove = async () =>
      removeAuthenticator(await actOf(mine, "remove-authenticator"), authenticatorId);
    const { appUrl, isLoopback } = settings();
    Object.assign(settings(), { appUrl: new URL("https://192.0.2.1"), isLoopback: false });
    const refused = await remove();
    Object.assign(settings(), { appUrl, isLoopback });
    expect(refused).toMatchObject({ error: "last-authenticator" });
    expect((await remove()).ok).toBe(true);
  });

  it("is not enough to add what is sent, once the policy does not allow it (R50)", async () => {
    const { accountId } = await makeAuthyPerson();
    const mayAddEmail = () => transaction((tx) => whyNotAdd(tx, accountId, "email"));
    expect(await mayAddEmail()).toBeNull();
    await allowChannels("email");
    expect(await mayAddEmail()).toBe("channel-needs-authenticator");
  });

  it("counts as one everywhere: codes are replaced, and a fresh session adds none without a step-up (R35)", async () => {
    const { session, accountId } = await makeAuthyPerson();
    const claim = await claimFor(session.id, "replace-recovery-codes");
    const replacement = { accountId, claim, trace: TRACE, now: NOW };
    const { done } = await withCheapCodes(accountId, () => replaceRecoveryCodes(replacement));
    expect(done.ok).toBe(true);
    const enrolling = {
      session: { ...session, hasSecondFactor: false },
      baseName: "Phone",
      trace: TRACE,
      now: NOW,
    };
    expect(await startEnrollment(enrolling)).toMatchObject({ error: "step-up-required" });
  });
});

describe("everything at once", () => {
  const everything = async (accountId: string) => ({
    channels: await database().channel.count({ where: { accountId } }),
    pending: await database().pendingChannel.count({ where: { accountId } }),
    codes: await database().channelCode.count({ where: { accountId } }),
    factors: (await database().account.findUniqueOrThrow({ where: { id: accountId } })).factorCount,
  });
  const nothing = { channels: 0, pending: 0, codes: 0, factors: 0 };

  it("goes when two-factor authentication is turned off, with Authy alone too", async () => {
    const { session, accountId } = await makeAuthyPerson();
    await plantChannels(accountId);
    mustHave(await turnOffTwoFactor(await actOf(session, "turn-off")));
    expect(await everything(accountId)).toEqual(nothing);
    expect(await turnOffTwoFactor(await actOf(session, "turn-off"))).toMatchObject({
      error: "authenticator-missing",
    });
  });

  it("goes with an administrator's reset (R74)", async () => {
    const { accountId } = await makeAuthyPerson();
    await plantChannels(accountId);
    await transaction((tx) => endSecondFactors(tx, accountId, TRACE, NOW));
    expect(await everything(accountId)).toEqual(nothing);
  });
});

it("sweeps what nobody confirmed in time", async () => {
  const { session } = await makeProtectedPerson();
  const mine = await openSessionOf(session.accountId);
  mustHave(await start(mine, emailWish(`${newId().toLowerCase()}@example.test`)));
  await sweepPendingChannels(later(599));
  expect(await pendingRow(session.accountId)).not.toBeNull();
  await sweepPendingChannels(later(600));
  expect(await pendingRow(session.accountId)).toBeNull();
});
