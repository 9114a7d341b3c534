// Proves that codes leave the database when nobody takes them any more, and not before a new one has to kill them.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { sweepChannelCodes } from "@/lib/channels/codes/code-store";
import { askForCode, personWithPhone, tryCode } from "@/lib/channels/codes/test-codes";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { database } from "@/lib/platform/db";
import { later, mustHave } from "@/lib/two-factor/test-person";

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await emulatedProviders();
});
afterAll(() => emulators.close());

it("keeps a code until its provider has forgotten it, and deletes it then", async () => {
  const { accountId } = await personWithPhone();
  mustHave(await askForCode(accountId, "phone"));
  await sweepChannelCodes(later(300 + 599));
  expect(await database().channelCode.count({ where: { accountId } })).toBe(1);
  await sweepChannelCodes(later(300 + 600));
  expect(await database().channelCode.count({ where: { accountId } })).toBe(0);
});

it("brings another code after one that expired, swept or not (R52)", async () => {
  const { accountId, number } = await personWithPhone();
  mustHave(await askForCode(accountId, "phone"));
  const now = later(301);
  await sweepChannelCodes(now);
  mustHave(await askForCode(accountId, "phone", { now }));
  const [old, fresh] = emulators.outbox.messages(number).map(({ code }) => code);
  expect(old).not.toBe(fresh);
  expect(await tryCode(accountId, "phone", old ?? "", { now })).toBe("channel-code-wrong");
  expect(await tryCode(accountId, "phone", fresh ?? "", { now })).toBe("spent");
});
