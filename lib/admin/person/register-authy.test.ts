// Proves that a registration by an administrator counts for nothing until its owner confirms it, and for whom there is none (R50, R73).
import { describe, expect, it } from "vitest";
import { registerAuthy } from "@/lib/admin/person/register-authy";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { PHONE, register } from "@/lib/admin/person/test-register";
import { sweepPendingChannels } from "@/lib/channels/adding/pending-store";
import { pendingRow } from "@/lib/channels/adding/test-adding";
import { emulateProviders } from "@/lib/channels/adding/test-emulated";
import { allowChannels } from "@/lib/channels/adding/test-providers";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { findSession } from "@/lib/sign-in/sessions/session";
import { NO_OWN_FACTORS, ownFactors } from "@/lib/two-factor/overview/own-factors";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

const emulated = emulateProviders();

const DAY = 86_400;

describe("registering", () => {
  it("makes a pending channel of thirty days, tells the person, and protects nobody yet", async () => {
    const { session, email } = await makePerson();
    const { accountId } = session;
    mustHave(await register(accountId));
    const form = new URLSearchParams(emulated().authyServer.requests[0]?.body);
    expect(form.get("user[email]")).toBe(email);
    const row = await pendingRow(accountId);
    expect(row).toMatchObject({
      sessionId: null,
      kind: "authy",
      hint: "+1 ••• ••• ••61",
      expiresAt: later(30 * DAY),
    });
    expect(await ownFactors(accountId, NOW)).toMatchObject({ channels: [], registered: "+1 ••• ••• ••61" });
    expect(await ownFactors(accountId, later(30 * DAY))).toEqual(NO_OWN_FACTORS);
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
    expect(emulated().authyServer.requests).toEqual([]);
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
