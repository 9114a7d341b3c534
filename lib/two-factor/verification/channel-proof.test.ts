// Proves that a right code of a channel is looked at again when it is spent: role, policy and channel may have changed (R50).
import { beforeEach, expect, it } from "vitest";
import { setPolicy } from "@/lib/accounts/policy/test-policy";
import { allowAll, askForCode, mailedCode } from "@/lib/channels/codes/test-codes";
import { plantChannel } from "@/lib/channels/test-channels";
import { database, transaction } from "@/lib/platform/db";
import { makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";
import { judgeChannelProof, spendChannelProof } from "@/lib/two-factor/verification/channel-proof";

beforeEach(async () => {
  await allowAll();
});

const binding = { for: "ticket", ticketId: "one" } as const;

async function judged() {
  const { session, email } = await makeProtectedPerson();
  const { accountId } = session;
  await plantChannel(accountId, "email", email);
  mustHave(await askForCode(accountId, "email", { binding }));
  const proof = { kind: "email", code: await mailedCode(email) } as const;
  const judging = { accountId, binding, takesSentCodes: true, now: NOW };
  return { accountId, verdict: mustHave(await judgeChannelProof(proof, judging)) };
}

const CHANGES: [string, (accountId: string) => Promise<unknown>][] = [
  [
    "its owner became an administrator",
    (id) => database().account.update({ where: { id }, data: { role: "admin" } }),
  ],
  ["the policy withdrew it", () => setPolicy({ channels: [] })],
  ["its channel was removed", (accountId) => database().channel.deleteMany({ where: { accountId } })],
  ["the account is gone", (id) => database().account.delete({ where: { id } })],
];

it.each(CHANGES)("spends nothing when %s in between", async (_name, change) => {
  const { accountId, verdict } = await judged();
  await change(accountId);
  expect(await transaction((tx) => spendChannelProof(tx, verdict, NOW))).toBeNull();
});

it("spends it when nothing changed, once", async () => {
  const { verdict } = await judged();
  expect(await transaction((tx) => spendChannelProof(tx, verdict, NOW))).toBe("email");
  expect(await transaction((tx) => spendChannelProof(tx, verdict, NOW))).toBeNull();
});
