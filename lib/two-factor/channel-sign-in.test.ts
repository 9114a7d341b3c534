// Proves which codes of channels sign in, whose, for how long, and what stands in the way of all others.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { setPolicy } from "@/lib/accounts/test-policy";
import { TRACE } from "@/lib/audit/test-trace";
import {
  allowAll,
  mailedCode,
  personWithPhone,
  plantAuthy,
  wrongCode,
} from "@/lib/channels/codes/test-codes";
import type { ChannelFactor, Way } from "@/lib/channels/kinds";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { plantChannel } from "@/lib/channels/test-channels";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { sendSignInCode } from "@/lib/sign-in/send-sign-in-code";
import { findSession } from "@/lib/sign-in/session";
import {
  later,
  makeProtectedPerson,
  mustHave,
  NOW,
  redeem,
  rewardFor,
  ticketsFor,
} from "@/lib/two-factor/test-person";

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await emulatedProviders();
});
beforeEach(async () => {
  await allowAll();
});
afterAll(() => emulators.close());

const send = (ticket: string, factor: ChannelFactor, now = NOW, way?: Way) =>
  sendSignInCode({ ticket, factor, way, locale: "en", address: "192.0.2.9", trace: TRACE, now });
const withCode = (ticket: string, kind: ChannelFactor, code: string, now = NOW) =>
  completeSignIn(ticket, { kind, code }, TRACE, now);
const newest = (number: string) => emulators.outbox.messages(number).at(-1)?.code ?? "none";
const failuresOf = async (accountId: string) =>
  (await database().attemptCounter.findUnique({ where: { key: `second-factor:${accountId}` } }))?.failures ??
  0;

it.each([
  ["sms", "sms"],
  ["voice", "voice"],
  // What was sent decides, whichever page it is typed on.
  ["voice", "sms"],
] as const)("opens a session by %s, typed as %s, and remembers it as the usual one", async (way, typed) => {
  const { accountId, email, number } = await personWithPhone();
  const ticket = await rewardFor(email);
  mustHave(await send(ticket, way));
  const session = await redeem(mustHave(await withCode(ticket, typed, newest(number))));
  expect(session).toMatchObject({ accountId, factor: way, usualFactor: way });
});

it("opens a session by e-mail and with Authy", async () => {
  const { session, email } = await makeProtectedPerson();
  await plantChannel(session.accountId, "email", email, "a•••@example.test");
  const first = await rewardFor(email);
  mustHave(await send(first, "email"));
  expect(await redeem(mustHave(await withCode(first, "email", await mailedCode(email))))).toMatchObject({
    factor: "email",
  });
  const { codeNow } = await plantAuthy(emulators, session.accountId);
  const opened = await redeem(mustHave(await withCode(await rewardFor(email), "authy", codeNow())));
  expect(opened).toMatchObject({ factor: "authy", usualFactor: "authy" });
});

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

  it.each(["policy", "role"] as const)("ends to count in sessions that it opened, by %s", async (by) => {
    const { accountId, email, number } = await personWithPhone();
    const ticket = await rewardFor(email);
    mustHave(await send(ticket, "sms"));
    const session = await redeem(mustHave(await withCode(ticket, "sms", newest(number))));
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

describe("R52: a code", () => {
  it("of one ticket opens no other of the same account", async () => {
    const { email, number } = await personWithPhone();
    const [first = "", second = ""] = await ticketsFor(email, 2);
    mustHave(await send(first, "sms"));
    const code = newest(number);
    expect(await withCode(second, "sms", code)).toMatchObject({ error: "channel-code-expired" });
    expect(await withCode(first, "sms", code)).toMatchObject({ ok: true });
  });

  it("of somebody else's ticket opens none of one's own", async () => {
    const [mine, yours] = [await personWithPhone(), await personWithPhone()];
    const [myTicket, yourTicket] = [await rewardFor(mine.email), await rewardFor(yours.email)];
    mustHave(await send(myTicket, "sms"));
    mustHave(await send(yourTicket, "sms"));
    expect(await withCode(myTicket, "sms", newest(yours.number))).toMatchObject({
      error: "channel-code-wrong",
    });
  });

  it("opens one session, twenty times at once", async () => {
    const { accountId, email, number } = await personWithPhone();
    const ticket = await rewardFor(email);
    mustHave(await send(ticket, "sms"));
    const code = newest(number);
    const ends = await Promise.all(Array.from({ length: 20 }, () => withCode(ticket, "sms", code)));
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database().signInGrant.count({ where: { accountId, factor: "sms" } })).toBe(1);
  });

  it("needs a live ticket, to be sent and to count", async () => {
    const { email, number } = await personWithPhone();
    const ticket = await rewardFor(email);
    mustHave(await send(ticket, "sms"));
    for (const dead of ["", "x".repeat(43)]) {
      expect(await send(dead, "sms")).toMatchObject({ error: "ticket-expired" });
      expect(await withCode(dead, "sms", newest(number))).toMatchObject({ error: "ticket-expired" });
    }
    expect(await withCode(ticket, "sms", newest(number), later(300))).toMatchObject({
      error: "ticket-expired",
    });
  });
});

describe("R53: attempts", () => {
  it("are the account's: codes sent anew and other tickets change nothing of it", async () => {
    const { accountId, email, number } = await personWithPhone();
    const [first = "", second = ""] = await ticketsFor(email, 2);
    mustHave(await send(first, "sms"));
    for (let n = 0; n < 3; n += 1)
      expect(await withCode(first, "sms", wrongCode(newest(number)))).toMatchObject({
        error: "channel-code-wrong",
      });
    mustHave(await send(second, "sms", later(30)));
    expect(await withCode(second, "sms", wrongCode(newest(number)), later(31))).toMatchObject({
      error: "channel-code-wrong",
    });
    expect(await withCode(second, "sms", wrongCode(newest(number)), later(32))).toMatchObject({
      error: "attempts-locked",
    });
    // A lock refuses right codes too, and none is sent meanwhile.
    expect(await withCode(second, "sms", newest(number), later(33))).toMatchObject({
      error: "attempts-locked",
    });
    expect(await send(second, "sms", later(120))).toMatchObject({ error: "attempts-locked" });
    expect(await failuresOf(accountId)).toBe(5);
  });

  it("are not used up by a provider that fails, and other factors go on (R57)", async () => {
    const { accountId, email, number, phone } = await personWithPhone();
    const ticket = await rewardFor(email);
    mustHave(await send(ticket, "sms"));
    emulators.twilioServer.faults.add({ as: "503", match: "/VerificationCheck", next: 1 });
    expect(await withCode(ticket, "sms", newest(number))).toMatchObject({
      error: expect.stringMatching(/^provider-/),
    });
    expect(await failuresOf(accountId)).toBe(0);
    const proof = { kind: "authenticator", code: phone.codeAt(NOW) } as const;
    expect(await completeSignIn(ticket, proof, TRACE, NOW)).toMatchObject({ ok: true });
  });
});
