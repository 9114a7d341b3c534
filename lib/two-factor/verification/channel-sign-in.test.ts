// Proves which codes of channels sign in, whose, for how long, and what stands in the way of all others.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { TRACE } from "@/lib/audit/test-trace";
import {
  allowAll,
  mailedCode,
  personWithPhone,
  plantAuthy,
  wrongCode,
} from "@/lib/channels/codes/test-codes";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { plantChannel } from "@/lib/channels/test-channels";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import {
  later,
  makeProtectedPerson,
  mustHave,
  NOW,
  redeem,
  rewardFor,
  ticketsFor,
} from "@/lib/two-factor/test-person";
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
  const session = await redeem(mustHave(await withCode(ticket, typed, newest(number))).grant);
  expect(session).toMatchObject({ accountId, factor: way, usualFactor: way });
});

it("opens a session by e-mail and with Authy", async () => {
  const { session, email } = await makeProtectedPerson();
  await plantChannel(session.accountId, "email", email, "a•••@example.test");
  const first = await rewardFor(email);
  mustHave(await send(first, "email"));
  const { grant } = mustHave(await withCode(first, "email", await mailedCode(email)));
  expect(await redeem(grant)).toMatchObject({ factor: "email" });
  const { codeNow } = await plantAuthy(emulators, session.accountId);
  const opened = await redeem(mustHave(await withCode(await rewardFor(email), "authy", codeNow())).grant);
  expect(opened).toMatchObject({ factor: "authy", usualFactor: "authy" });
});

describe("R52: a code", () => {
  it("of one ticket opens no other of the same account", async () => {
    const { accountId, number } = await personWithPhone();
    const [first = "", second = ""] = await ticketsFor(accountId, 2);
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
    const { accountId, number } = await personWithPhone();
    const [first = "", second = ""] = await ticketsFor(accountId, 2);
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
    expect(await completeSignIn({ ticket, proof }, TRACE, NOW)).toMatchObject({ ok: true });
  });
});
