// Proves that no code of a channel signs in which policy, settings or role do not allow, or which the person did not add.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { setPolicy } from "@/lib/accounts/policy/test-policy";
import { allowAll, mailedCode, personWithPhone } from "@/lib/channels/codes/test-codes";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { plantChannel } from "@/lib/channels/test-channels";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { findSession } from "@/lib/sign-in/sessions/session";
import { later, makeProtectedPerson, mustHave, NOW, redeem, rewardFor } from "@/lib/two-factor/test-person";
import { send, withCode } from "@/lib/two-factor/verification/test-channel-sign-in";

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await emulatedProviders();
});
beforeEach(async () => {
  await allowAll();
});
afterAll(() => emulators.close());

const newest = (number: string) => emulators.outbox.messages(number).at(-1)?.code ?? "none";

describe("R50: what policy, settings or role do not allow", () => {
  it("is neither sent nor accepted while the policy names it not", async () => {
    const { email, number } = await personWithPhone();
    const ticket = await rewardFor(email);
    mustHave(await send(ticket, "sms"));
    await setPolicy({ channels: ["email", "voice"] });
    expect(await withCode(ticket, "sms", newest(number))).toMatchObject({ error: "channel-not-allowed" });
    expect(await withCode(ticket, "voice", newest(number))).toMatchObject({ error: "channel-code-expired" });
    expect(await send(ticket, "sms", later(60))).toMatchObject({ error: "channel-not-allowed" });
    expect(emulators.outbox.messages(number)).toHaveLength(1);
  });

  it("is refused for administrators, whatever they added as members", async () => {
    const { accountId, email, number } = await personWithPhone();
    const ticket = await rewardFor(email);
    mustHave(await send(ticket, "sms"));
    await database().account.update({ where: { id: accountId }, data: { role: "admin" } });
    const refused = { error: "channel-refused-for-admins" };
    expect(await withCode(ticket, "sms", newest(number))).toMatchObject(refused);
    expect(await send(ticket, "sms", later(60))).toMatchObject(refused);
  });

  it("is not accepted from a provider that is not configured any more", async () => {
    const { email, number } = await personWithPhone();
    const ticket = await rewardFor(email);
    mustHave(await send(ticket, "sms"));
    const { providers } = settings();
    settings().providers = { ...providers, twilio: null };
    expect(await withCode(ticket, "sms", newest(number))).toMatchObject({ error: "channel-not-allowed" });
    settings().providers = providers;
    expect(await withCode(ticket, "sms", newest(number))).toMatchObject({ ok: true });
  });

  it("is not by e-mail where EMAIL_CODES is off, whatever the policy allows and was confirmed before (R51)", async () => {
    const { email, session } = await makeProtectedPerson();
    await plantChannel(session.accountId, "email", email);
    const ticket = await rewardFor(email);
    mustHave(await send(ticket, "email"));
    const code = await mailedCode(email);
    const { providers } = settings();
    settings().providers = { ...providers, emailCodes: "off" };
    expect(await send(ticket, "email", later(60))).toMatchObject({ error: "channel-not-allowed" });
    expect(await withCode(ticket, "email", code)).toMatchObject({ error: "channel-not-allowed" });
    settings().providers = providers;
    const opened = await redeem(mustHave(await withCode(ticket, "email", code)).grant);
    expect(await findSession(opened.token, NOW)).not.toBeNull();
    settings().providers = { ...providers, emailCodes: "off" };
    expect(await findSession(opened.token, NOW)).toBeNull();
    settings().providers = providers;
  });

  it.each(["policy", "role"] as const)("ends to count in sessions that it opened, by %s", async (by) => {
    const { accountId, email, number } = await personWithPhone();
    const ticket = await rewardFor(email);
    mustHave(await send(ticket, "sms"));
    const session = await redeem(mustHave(await withCode(ticket, "sms", newest(number))).grant);
    if (by === "policy") await setPolicy({ channels: ["authy"] });
    else await database().account.update({ where: { id: accountId }, data: { role: "admin" } });
    expect(await findSession(session.token, NOW)).toBeNull();
  });

  it("is never a channel that the person did not add (R51)", async () => {
    const { email } = await makeProtectedPerson();
    const ticket = await rewardFor(email);
    for (const factor of ["sms", "voice", "email", "authy", "twilio-totp"] as const) {
      expect(await send(ticket, factor, NOW, "sms")).toMatchObject({ ok: false });
      expect(await withCode(ticket, factor, "123456")).toMatchObject({
        error: expect.stringMatching(/^(channel-missing|ticket-expired)$/),
      });
    }
    expect(await database().channelSend.count({ where: { account: { email } } })).toBe(0);
  });
});
