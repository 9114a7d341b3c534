// Proves which channels step up: authenticators that a provider keeps, and nothing that travelled (R51, R68).
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { setPolicy } from "@/lib/accounts/policy/test-policy";
import { TRACE } from "@/lib/audit/test-trace";
import {
  allowAll,
  askForCode,
  mailedCode,
  personWithPhone,
  plantAuthy,
  plantTwilioTotp,
} from "@/lib/channels/codes/test-codes";
import type { ChannelFactor } from "@/lib/channels/kinds";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { plantChannel } from "@/lib/channels/test-channels";
import { database } from "@/lib/platform/db";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import { later, makePerson, makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await emulatedProviders();
  await allowAll();
});
afterAll(() => emulators.close());

const stepUp = (session: LiveSession, kind: ChannelFactor, code: string, now = NOW) =>
  stepUpWithSecondFactor({ session, purpose: "turn-off", trace: TRACE, now }, { kind, code });
const bindingOf = ({ id }: LiveSession) => ({ for: "step-up", sessionId: id, purpose: "turn-off" }) as const;

it.each([
  ["authy", plantAuthy],
  ["twilio-totp", plantTwilioTotp],
] as const)("takes a code of %s, once", async (kind, plant) => {
  const { session } = await makePerson();
  const { codeNow } = await plant(emulators, session.accountId);
  emulators.clock.advance(60);
  const code = codeNow();
  mustHave(await stepUp(session, kind, code));
  expect(await stepUp(session, kind, code, later(5))).toMatchObject({ ok: false });
  expect(await database().stepUpGrant.count({ where: { sessionId: session.id } })).toBe(1);
});

it.each(["sms", "voice"] as const)("takes no code by %s, not even one that was sent for it", async (way) => {
  const { session, accountId, number } = await personWithPhone();
  mustHave(await askForCode(accountId, "phone", { way, binding: bindingOf(session) }));
  const code = emulators.outbox.messages(number).at(-1)?.code ?? "none";
  expect(await stepUp(session, way, code)).toMatchObject({ error: "channel-not-allowed" });
});

it("takes no code by e-mail", async () => {
  const { session, email } = await makeProtectedPerson();
  await plantChannel(session.accountId, "email", email);
  mustHave(await askForCode(session.accountId, "email", { binding: bindingOf(session) }));
  expect(await stepUp(session, "email", await mailedCode(email))).toMatchObject({
    error: "channel-not-allowed",
  });
});

it("takes no code that Authy sent, for whatever ticket: it may be one's whose number was moved", async () => {
  const { session } = await makePerson();
  const { authyId } = await plantAuthy(emulators, session.accountId);
  mustHave(await askForCode(session.accountId, "authy", { way: "sms" }));
  const code = emulators.outbox.messages(authyId).at(-1)?.code ?? "none";
  expect(await stepUp(session, "authy", code)).toMatchObject({ error: "channel-not-allowed" });
});

it("takes none that Authy sent and would still take, long after it is over here (R68)", async () => {
  const { session } = await makePerson();
  const { authyId, codeNow } = await plantAuthy(emulators, session.accountId);
  mustHave(await askForCode(session.accountId, "authy", { way: "sms" }));
  const code = emulators.outbox.messages(authyId).at(-1)?.code ?? "none";
  expect(await stepUp(session, "authy", code, later(599))).toMatchObject({ error: "channel-not-allowed" });
  emulators.clock.advance(600);
  mustHave(await stepUp(session, "authy", codeNow(), later(600)));
});

it("takes none that Authy sent to the same number by way of somebody else's account (R68)", async () => {
  const [{ session }, other] = [await makePerson(), await makePerson()];
  const { authyId } = await plantAuthy(emulators, session.accountId);
  await plantChannel(other.session.accountId, "authy", authyId);
  mustHave(await askForCode(other.session.accountId, "authy", { way: "sms" }));
  const code = emulators.outbox.messages(authyId).at(-1)?.code ?? "none";
  expect(await stepUp(session, "authy", code)).toMatchObject({ error: "channel-not-allowed" });
});

it("takes none once the policy allows it no more (R50), and counts no attempt for it", async () => {
  const { session } = await makePerson();
  const { codeNow } = await plantAuthy(emulators, session.accountId);
  await setPolicy({ channels: ["sms"] });
  expect(await stepUp(session, "authy", codeNow())).toMatchObject({ error: "channel-not-allowed" });
  const counter = await database().attemptCounter.findFirst({
    where: { key: `second-factor:${session.accountId}` },
  });
  expect(counter?.failures ?? 0).toBe(0);
  await allowAll();
});

it("does not change what the next sign-in begins with", async () => {
  const { session } = await makePerson();
  const { codeNow } = await plantAuthy(emulators, session.accountId);
  emulators.clock.advance(60);
  mustHave(await stepUp(session, "authy", codeNow()));
  const account = await database().account.findUnique({ where: { id: session.accountId } });
  expect(account?.usualFactor).toBeNull();
});
