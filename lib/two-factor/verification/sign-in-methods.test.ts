// Proves which methods an account is offered, in which order, and with which of them its sign-in begins.
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { setPolicy } from "@/lib/accounts/policy/test-policy";
import { TRACE } from "@/lib/audit/test-trace";
import { allowAll, plantAuthy } from "@/lib/channels/codes/test-codes";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { plantChannel } from "@/lib/channels/test-channels";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { firstMethodPath } from "@/lib/sign-in/first-method-path";
import { makePerson, makeProtectedPerson, mustHave, NOW, rewardFor } from "@/lib/two-factor/test-person";
import { firstMethod, signInMethods, stepUpMethods } from "@/lib/two-factor/verification/sign-in-methods";

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await emulatedProviders();
});
beforeEach(async () => {
  await allowAll();
});
afterAll(() => emulators.close());

async function personWithEverything() {
  const person = await makeProtectedPerson();
  const { accountId } = person.session;
  await plantChannel(accountId, "email", person.email, "a•••@example.test");
  await plantChannel(accountId, "phone", "+15017122661", "•••• 61");
  const authy = await plantAuthy(emulators, accountId);
  await plantChannel(accountId, "twilio-totp", "0123456789abcdef/YF0", "Authenticator");
  return { ...person, ...authy, accountId };
}

const namesOf = async (accountId: string) => (await signInMethods(accountId, NOW)).map(({ name }) => name);
const ALL = ["authenticator", "twilio-totp", "authy", "sms", "voice", "email", "recovery-code"];

it("offers the strongest first, with masked destinations", async () => {
  const { accountId, email } = await personWithEverything();
  const methods = await signInMethods(accountId, NOW);
  expect(methods.map(({ name }) => name)).toEqual(ALL);
  expect(methods.find(({ name }) => name === "voice")).toEqual({
    name: "voice",
    hint: "•••• 61",
    isUsual: false,
    isPaused: false,
  });
  expect(JSON.stringify(methods)).not.toContain(email);
});

it("offers for a step-up what no message carries (R68)", async () => {
  const { accountId } = await personWithEverything();
  const owner = {
    accountId,
    role: "member",
    usualFactor: "sms",
    hasPasskey: false,
    passkeyRule: "none",
  } as const;
  const names = (await stepUpMethods(owner)).map(({ name }) => name);
  expect(names).toEqual(["authenticator", "twilio-totp", "authy", "recovery-code"]);
});

it("offers nothing that policy or role do not allow (R50)", async () => {
  const { accountId } = await personWithEverything();
  await setPolicy({ channels: ["voice"] });
  expect(await namesOf(accountId)).toEqual(["authenticator", "voice", "recovery-code"]);
  await setPolicy({ channels: [] });
  expect(await namesOf(accountId)).toEqual(["authenticator", "recovery-code"]);
  await allowAll();
  await database().account.update({ where: { id: accountId }, data: { role: "admin" } });
  expect(await namesOf(accountId)).toEqual(["authenticator", "recovery-code"]);
});

it("begins with what was used last while it counts, else with the strongest", async () => {
  const { accountId, email, phone, codeNow } = await personWithEverything();
  expect(await firstMethodPath(await rewardFor(email), NOW)).toBe("/sign-in/verify");
  emulators.clock.advance(60);
  const proof = { kind: "authy", code: codeNow() } as const;
  mustHave(await completeSignIn({ ticket: await rewardFor(email), proof }, TRACE, NOW));
  expect(await firstMethodPath(await rewardFor(email), NOW)).toBe("/sign-in/code?with=authy");
  await setPolicy({ channels: ["sms"] });
  expect(firstMethod(await signInMethods(accountId, NOW))).toBe("authenticator");
  await allowAll();
  const typed = { kind: "authenticator", code: phone.codeAt(NOW) } as const;
  mustHave(await completeSignIn({ ticket: await rewardFor(email), proof: typed }, TRACE, NOW));
  expect(firstMethod(await signInMethods(accountId, NOW))).toBe("authenticator");
});

it("begins with a kept registration where there is nothing else, and with recovery codes without one", async () => {
  const { session, email } = await makePerson();
  await plantAuthy(emulators, session.accountId);
  expect(await firstMethodPath(await rewardFor(email), NOW)).toBe("/sign-in/code?with=authy");
  await setPolicy({ channels: [] });
  expect(await firstMethodPath(await rewardFor(email), NOW)).toBe("/sign-in/recovery");
});

it("does not begin with a way that is switched off for its country, and says so of it alone (R54)", async () => {
  const { accountId, email } = await personWithEverything();
  await database().account.update({ where: { id: accountId }, data: { usualFactor: "sms" } });
  const pausedOf = async () =>
    (await signInMethods(accountId, NOW)).filter(({ isPaused }) => isPaused).map(({ name }) => name);
  const pause = { reason: "other-reason", since: NOW };
  await database().channelPause.create({ data: { way: "sms", country: "DE", ...pause } });
  expect(await pausedOf()).toEqual([]);
  expect(await firstMethodPath(await rewardFor(email), NOW)).toBe("/sign-in/code?with=sms");
  await database().channelPause.create({ data: { way: "sms", country: "US", ...pause } });
  await database().channelPause.create({ data: { way: "email", country: "", ...pause } });
  expect(await pausedOf(), "our own mail goes out whatever is switched off").toEqual(["sms"]);
  expect(await firstMethodPath(await rewardFor(email), NOW)).toBe("/sign-in/verify");
  await database().channelPause.deleteMany();
});
