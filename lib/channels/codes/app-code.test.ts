// Proves that a code of a provider's app counts once, however the provider sees it (R28).
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { noteAppCode } from "@/lib/channels/channel-store";
import {
  askForCode,
  channelOf,
  plantAuthy,
  plantTwilioTotp,
  tryCode,
  wrongCode,
} from "@/lib/channels/codes/test-codes";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { database, transaction } from "@/lib/platform/db";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await emulatedProviders();
});
afterAll(() => emulators.close());

const planters = { authy: plantAuthy, "twilio-totp": plantTwilioTotp } as const;

it.each(["authy", "twilio-totp"] as const)("of %s is right once, without being sent", async (kind) => {
  const { session } = await makePerson();
  const { codeNow } = await planters[kind](emulators, session.accountId);
  emulators.clock.advance(60);
  const code = codeNow();
  expect(await tryCode(session.accountId, kind, wrongCode(code))).toBe("channel-code-wrong");
  expect(await tryCode(session.accountId, kind, code)).toBe("spent");
  expect(await tryCode(session.accountId, kind, code, { now: later(20) })).not.toBe("spent");
});

it("of Twilio is spent once by twenty at once, though Twilio itself would take it again", async () => {
  const { session } = await makePerson();
  const { codeNow } = await plantTwilioTotp(emulators, session.accountId);
  emulators.clock.advance(60);
  const code = codeNow();
  const ends = await Promise.all(
    Array.from({ length: 20 }, () => tryCode(session.accountId, "twilio-totp", code)),
  );
  expect(ends.filter((end) => end === "spent")).toHaveLength(1);
});

it("is known again after its successor was used, and forgotten when no app shows it any more", async () => {
  const { session } = await makePerson();
  await plantTwilioTotp(emulators, session.accountId);
  const { id } = await channelOf(session.accountId, "twilio-totp");
  const accept = (hash: string, now: Date) => transaction((tx) => noteAppCode(tx, id, hash, now));
  expect(await accept("one", NOW)).toBe(true);
  expect(await accept("two", later(30))).toBe(true);
  expect(await accept("one", later(40))).toBe(false);
  expect(await accept("two", later(40))).toBe(false);
  expect(await accept("one", later(40 + 600))).toBe(true);
});

it("that Authy sent is right as well, for the ticket it was sent for and no other way", async () => {
  const { session } = await makePerson();
  const { accountId } = session;
  const { authyId } = await plantAuthy(emulators, accountId);
  mustHave(await askForCode(accountId, "authy", { way: "sms" }));
  const [message] = emulators.outbox.messages(authyId);
  expect(message).toMatchObject({ channel: "sms", code: expect.stringMatching(/^\d{7}$/) });
  expect(await askForCode(accountId, "authy", { way: "voice", now: later(1) })).toMatchObject({
    error: "send-too-soon",
  });
  expect(await tryCode(accountId, "authy", message?.code ?? "")).toBe("spent");
  const [row] = await database().channelSend.findMany({ where: { accountId } });
  expect(row).toMatchObject({ provider: "authy", way: "sms", country: "", verifiedAt: NOW });
});

it("that Authy refuses is wrong, and one of a registration that it forgot opens nothing", async () => {
  const { session } = await makePerson();
  const { authyId, codeNow } = await plantAuthy(emulators, session.accountId);
  const code = codeNow();
  const user = emulators.authy.users.find(authyId);
  if (user) emulators.authy.users.remove(user);
  expect(await tryCode(session.accountId, "authy", code)).not.toBe("spent");
});
