// Proves that the preview counts exactly those whom a switched-off channel hits, and nobody by what is not configured.
import { beforeEach, expect, it } from "vitest";
import { startPolicy } from "@/lib/accounts/policy/policy";
import { channelsImpact } from "@/lib/admin/policy/channels-impact";
import { policyImpact } from "@/lib/admin/policy/policy-impact";
import { TRACE } from "@/lib/audit/test-trace";
import { configureProviders } from "@/lib/channels/adding/test-providers";
import type { ChannelFactor } from "@/lib/channels/kinds";
import { plantChannel } from "@/lib/channels/test-channels";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import type { Factor } from "@/lib/sign-in/factor";
import { insertSession } from "@/lib/sign-in/sessions/session";
import { makePerson, makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";

const policyOf = (...channels: ChannelFactor[]) => ({ ...startPolicy(), channels });
const impact = (before: ChannelFactor[], after: ChannelFactor[]) =>
  channelsImpact(policyOf(...before), policyOf(...after), NOW);

async function openSession(accountId: string, factor: Factor, role = "member") {
  await transaction((tx) => insertSession(tx, { accountId, role, factor }, TRACE, NOW));
}

beforeEach(async () => {
  await database().account.deleteMany();
  configureProviders();
});

it("counts who uses a channel and which sessions it opened, members' alone", async () => {
  const [ann, bob, admin, gone] = await Promise.all([1, 2, 3, 4].map(() => makeProtectedPerson()));
  if (!ann || !bob || !admin || !gone) throw new Error("four people");
  for (const { session } of [ann, bob, admin, gone])
    await plantChannel(session.accountId, "phone", "+15017122661");
  await plantChannel(ann.session.accountId, "email", "ann@example.test");
  await openSession(ann.session.accountId, "sms");
  await openSession(bob.session.accountId, "voice");
  await openSession(admin.session.accountId, "sms", "admin");
  await database().account.update({ where: { id: admin.session.accountId }, data: { role: "admin" } });
  await database().account.update({ where: { id: gone.session.accountId }, data: { deactivatedAt: NOW } });
  expect(await impact(["sms", "voice", "email"], ["email"])).toEqual({
    switchedOff: [
      { factor: "sms", people: 2, sessions: 1 },
      { factor: "voice", people: 2, sessions: 1 },
    ],
    stranded: 0,
  });
  const whole = await policyImpact(policyOf("sms", "voice"), policyOf("voice"), NOW);
  expect(whole.sessionsEnding).toBe(1);
  expect(await impact([], ["sms"])).toEqual({ switchedOff: [], stranded: 0 });
});

it("counts who has nothing else: no authenticator, and no channel that stays allowed", async () => {
  const { session: both } = await makeProtectedPerson();
  await plantChannel(both.accountId, "authy", "81547");
  const { session: alone } = await makePerson();
  await plantChannel(alone.accountId, "authy", "81548");
  const { session: phone } = await makePerson();
  await plantChannel(phone.accountId, "authy", "81549");
  await plantChannel(phone.accountId, "phone", "+15017122661");
  expect((await impact(["authy", "sms"], ["sms"])).stranded).toBe(1);
  expect((await impact(["authy", "sms"], [])).stranded).toBe(2);
  expect((await impact(["authy", "sms"], ["authy"])).stranded).toBe(0);
});

it("says nothing of a provider that is not configured", async () => {
  const { session } = await makePerson();
  await plantChannel(session.accountId, "authy", "81547");
  settings().providers.authy = null;
  expect(await impact(["authy"], [])).toEqual({ switchedOff: [], stranded: 0 });
});
