// Proves that an account's passkeys and channels are told as their rows hold them, its own alone, and nothing that is sealed.
import { expect, it } from "vitest";
import { plantChannel, plantChannels } from "@/lib/channels/test-channels";
import { plantPasskey } from "@/lib/passkeys/test-planted-passkeys";
import { database } from "@/lib/platform/db";
import { NO_OWN_FACTORS, ownFactors } from "@/lib/two-factor/overview/own-factors";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";

it("are the account's own, oldest first, with every column in its type", async () => {
  const { accountId } = (await makePerson()).session;
  const newer = await plantPasskey(accountId, "Key ring");
  const older = await plantPasskey(accountId);
  const synced = { isSyncable: true, createdAt: later(-60), lastUsedAt: later(5), counterFellAt: later(7) };
  await database().passkey.update({ where: { id: older }, data: synced });
  await plantChannels(accountId);
  const channel = await database().channel.findFirstOrThrow({ where: { accountId } });
  const email = await plantChannel(accountId, "email", "own@example.test", "o•••@example.test");
  const confirmed = { confirmedAt: later(-30), lastUsedAt: later(9) };
  await database().channel.update({ where: { id: email.id }, data: confirmed });
  const aaguid = "08987058-cadc-4b81-b6e1-30de50dcbe96";
  expect(await ownFactors(accountId, NOW)).toEqual({
    passkeys: [
      { id: older, name: "Windows Hello", aaguid, ...synced },
      {
        id: newer,
        name: "Key ring",
        aaguid,
        isSyncable: false,
        createdAt: NOW,
        lastUsedAt: null,
        counterFellAt: null,
      },
    ],
    channels: [
      { id: email.id, kind: "email", hint: "o•••@example.test", country: null, ...confirmed },
      { id: channel.id, kind: "phone", hint: "•••• 61", country: "US", confirmedAt: NOW, lastUsedAt: null },
    ],
    // An address that waits without a session, as only an administrator's registration does.
    registered: "f•••@example.test",
  });
  expect(await ownFactors(accountId, later(600))).toMatchObject({ registered: null });
  const other = await makePerson();
  expect(await ownFactors(other.session.accountId, NOW)).toEqual(NO_OWN_FACTORS);
});
