// Proves that a registration by an administrator counts for nothing until its owner confirms it, and for whom there is none (R50, R73).
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { claimFor } from "@/lib/accounts/test-full-person";
import { registerAuthy } from "@/lib/admin/person/register-authy";
import { makeAdmin, openSessionOf, permitOn } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { confirmRegistered } from "@/lib/channels/adding/confirm-registered";
import { ownChannels } from "@/lib/channels/adding/own-channels";
import { sweepPendingChannels } from "@/lib/channels/adding/pending-store";
import { sendPendingCode } from "@/lib/channels/adding/send-pending-code";
import { channelRows, confirm, pendingRow } from "@/lib/channels/adding/test-adding";
import { allowChannels } from "@/lib/channels/adding/test-providers";
import { openDestination } from "@/lib/channels/destination";
import { parsePhone } from "@/lib/channels/phone";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { findSession } from "@/lib/sign-in/session";
import {
  later,
  makePerson,
  makeProtectedPerson,
  mustHave,
  NOW,
  type OpenSession,
  plantRecoveryCodes,
  redeem,
} from "@/lib/two-factor/test-person";

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await emulatedProviders();
});
beforeEach(async () => {
  emulators.reset();
  await allowChannels();
});
afterAll(() => emulators.close());

const PHONE = mustHave(parsePhone("+1 (501) 712-2661", "US", ["US"]));
const DAY = 86_400;

async function register(personId: string, phone = PHONE) {
  return registerAuthy(await permitOn(await makeAdmin(), personId, "register-authy"), phone);
}

/** What the Authy app of the person's phone shows now. */
async function appCode(accountId: string): Promise<string> {
  const row = await pendingRow(accountId);
  if (!row) throw new Error("nothing is registered");
  const id = await openDestination(row, "PendingChannel");
  Object.assign(emulators.authy.users.find(id) ?? {}, { hasApp: true });
  return emulators.appCode(id);
}

const confirmAs = (
  session: OpenSession,
  code: string,
  now = NOW,
  claim?: Awaited<ReturnType<typeof claimFor>>,
) => confirmRegistered({ session, claim, code, trace: TRACE, now });

describe("registering", () => {
  it("makes a pending channel of thirty days, tells the person, and protects nobody yet", async () => {
    const { session, email } = await makePerson();
    const { accountId } = session;
    mustHave(await register(accountId));
    const form = new URLSearchParams(emulators.authyServer.requests[0]?.body);
    expect(form.get("user[email]")).toBe(email);
    const row = await pendingRow(accountId);
    expect(row).toMatchObject({
      sessionId: null,
      kind: "authy",
      hint: "+1 ••• ••• ••61",
      expiresAt: later(30 * DAY),
    });
    expect(await ownChannels(accountId, NOW)).toEqual({ channels: [], registered: "+1 ••• ••• ••61" });
    expect(await ownChannels(accountId, later(30 * DAY))).toEqual({ channels: [], registered: null });
    const [notice] = await database().notice.findMany({ where: { accountId } });
    expect(notice).toMatchObject({
      kind: "channel-registered-by-admin",
      about: "+1 ••• ••• ••61",
      address: "",
    });
    expect((await findSession(session.token, NOW))?.hasSecondFactor).toBe(false);
    await sweepPendingChannels(later(30 * DAY - 1));
    expect(await pendingRow(accountId)).not.toBeNull();
  });

  it("is refused for administrators, oneself, nobody, and who is deactivated (R50, R76)", async () => {
    const admin = await makeAdmin();
    const act = (personId: string) => permitOn(admin, personId, "register-authy");
    const other = await makeAdmin();
    expect(await registerAuthy(await act(other.accountId), PHONE)).toMatchObject({
      error: "channel-refused-for-admins",
    });
    expect(await registerAuthy(await act(admin.accountId), PHONE)).toMatchObject({ error: "own-account" });
    expect(await registerAuthy(await act("nobody"), PHONE)).toMatchObject({ error: "person-missing" });
    const { session } = await makePerson();
    await database().account.update({ where: { id: session.accountId }, data: { deactivatedAt: NOW } });
    expect(await registerAuthy(await act(session.accountId), PHONE)).toMatchObject({
      error: "person-deactivated",
    });
    expect(emulators.authyServer.requests).toEqual([]);
  });

  it("takes a permit of its own, once, and none where the policy does not allow Authy (R68)", async () => {
    const admin = await makeAdmin();
    const { session } = await makePerson();
    const other = await permitOn(admin, session.accountId, "change-role");
    expect(await registerAuthy(other, PHONE)).toMatchObject({ error: "step-up-required" });
    await allowChannels("sms");
    expect(await register(session.accountId)).toMatchObject({ error: "channel-not-allowed" });
    await allowChannels("authy");
    const act = await permitOn(admin, session.accountId, "register-authy");
    const results = await Promise.all([1, 2, 3].map(() => registerAuthy(act, PHONE)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const kept = { ...settings().providers };
    settings().providers.authy = null;
    expect(await register(session.accountId)).toMatchObject({ error: "channel-not-allowed" });
    settings().providers = {
      ...settings().providers,
      authy: { apiKey: "x", base: new URL("http://127.0.0.1:9") },
    };
    expect(await register(session.accountId)).toMatchObject({ error: "provider-down" });
    settings().providers = kept;
  });
});

describe("confirming", () => {
  it("needs a fresh session alone where there is no second factor, and brings codes and a new session", async () => {
    const { session } = await makePerson();
    const { accountId } = session;
    mustHave(await register(accountId));
    expect(await confirmAs(session, "0000000")).toMatchObject({ error: "channel-code-wrong" });
    const { raised } = mustHave(await confirmAs(session, await appCode(accountId)));
    expect(raised?.hasNewCodes).toBe(true);
    expect(await findSession(session.token, NOW)).toBeNull();
    expect((await redeem(raised?.signInGrant ?? "")).hasSecondFactor).toBe(true);
    expect(await channelRows(accountId)).toMatchObject([{ kind: "authy" }]);
    expect(await pendingRow(accountId)).toBeNull();
    const added = await database().auditRow.findFirst({
      where: { subjectId: accountId, event: "channel.added" },
    });
    expect(added).toMatchObject({ reason: "first", factor: "authy" });
  });

  it("needs a step-up in a session that is no longer fresh, or beside a second factor (R35)", async () => {
    const { session } = await makePerson();
    mustHave(await register(session.accountId));
    const late = later(3600);
    expect(await confirmAs(session, await appCode(session.accountId), late)).toMatchObject({
      error: "step-up-required",
    });
    const { session: first } = await makeProtectedPerson();
    const mine = await openSessionOf(first.accountId);
    await plantRecoveryCodes(first.accountId);
    mustHave(await register(first.accountId, mustHave(parsePhone("501 712 2662", "US", ["US"]))));
    expect(await confirmAs(mine, await appCode(first.accountId))).toMatchObject({
      error: "step-up-required",
    });
    // Whoever has a second factor does not talk the server out of it.
    const bare = { ...mine, hasSecondFactor: false };
    emulators.clock.advance(60);
    expect(await confirmAs(bare, await appCode(first.accountId))).toMatchObject({
      error: "step-up-required",
    });
    emulators.clock.advance(60);
    const claim = await claimFor(mine.id, "add-channel");
    const { raised } = mustHave(await confirmAs(mine, await appCode(first.accountId), NOW, claim));
    expect(raised?.hasNewCodes).toBe(false);
  });

  it("takes a code that Authy sent to the phone, and never one of a channel that the session began itself", async () => {
    const { session } = await makePerson();
    const { accountId } = session;
    mustHave(await register(accountId));
    expect(await confirm(session, await appCode(accountId))).toMatchObject({
      error: "pending-channel-missing",
    });
    const request = { owner: { accountId, sessionId: null }, way: "sms", locale: "en" } as const;
    mustHave(await sendPendingCode({ ...request, address: "192.0.2.7", trace: TRACE, now: NOW }));
    mustHave(await confirmAs(session, emulators.outbox.messages()[0]?.code ?? ""));
  });

  it("is nobody else's (R78)", async () => {
    const [{ session }, { session: stranger }] = [await makePerson(), await makePerson()];
    mustHave(await register(session.accountId));
    expect(await confirmAs(stranger, await appCode(session.accountId))).toMatchObject({
      error: "pending-channel-missing",
    });
  });
});
