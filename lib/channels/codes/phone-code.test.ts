// Proves what a code by text message or call is good for: the provider's own code, bound to one ticket, five minutes, the newest.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { TRACE } from "@/lib/audit/test-trace";
import { sendCode } from "@/lib/channels/codes/send-code";
import { askForCode, channelOf, personWithPhone, tryCode, wrongCode } from "@/lib/channels/codes/test-codes";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { database } from "@/lib/platform/db";
import type { Binding } from "@/lib/sign-in/binding";
import { later, mustHave } from "@/lib/two-factor/test-person";

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await emulatedProviders();
});
afterAll(() => emulators.close());

const messages = (number: string) => emulators.outbox.messages(number);
const newest = (number: string) => messages(number).at(-1)?.code ?? "none";
const OTHER: Binding = { for: "ticket", ticketId: "two" };

it.each(["sms", "voice"] as const)("brings six digits by %s that work once", async (way) => {
  const { accountId, number } = await personWithPhone();
  expect(mustHave(await askForCode(accountId, "phone", { way }))).toEqual({ waitSeconds: 30 });
  expect(messages(number)).toMatchObject([{ channel: way === "sms" ? "sms" : "call", locale: "en" }]);
  const code = newest(number);
  expect(code).toMatch(/^\d{6}$/);
  expect(await tryCode(accountId, "phone", code)).toBe("spent");
  expect(await tryCode(accountId, "phone", code)).toBe("channel-code-expired");
  const [send] = await database().channelSend.findMany({ where: { accountId } });
  expect(send).toMatchObject({ outcome: "sent", verifiedAt: expect.any(Date), country: "US", way });
});

it("is worth nothing for another ticket, before and after that one sends its own (R52)", async () => {
  const { accountId, number } = await personWithPhone();
  mustHave(await askForCode(accountId, "phone"));
  const old = newest(number);
  expect(await tryCode(accountId, "phone", old, { binding: OTHER })).toBe("channel-code-expired");
  const now = later(30);
  mustHave(await askForCode(accountId, "phone", { binding: OTHER, now }));
  expect(newest(number)).not.toBe(old);
  expect(await tryCode(accountId, "phone", old, { now })).toBe("channel-code-expired");
  expect(await tryCode(accountId, "phone", old, { now, binding: OTHER })).toBe("channel-code-wrong");
  expect(await tryCode(accountId, "phone", newest(number), { now, binding: OTHER })).toBe("spent");
});

it("is worth nothing once another was sent, whichever way (R52)", async () => {
  const { accountId, number } = await personWithPhone();
  mustHave(await askForCode(accountId, "phone"));
  const old = newest(number);
  mustHave(await askForCode(accountId, "phone", { way: "voice", now: later(30) }));
  expect(await tryCode(accountId, "phone", old, { now: later(31) })).toBe("channel-code-wrong");
  expect(await tryCode(accountId, "phone", newest(number), { now: later(31) })).toBe("spent");
});

it("is good for five minutes, though the provider would take it for ten (R52)", async () => {
  const { accountId, number } = await personWithPhone();
  mustHave(await askForCode(accountId, "phone"));
  const code = newest(number);
  expect(await tryCode(accountId, "phone", code, { now: later(300) })).toBe("channel-code-expired");
  expect(await tryCode(accountId, "phone", code, { now: later(299) })).toBe("spent");
});

it("takes five tries (R53)", async () => {
  const { accountId, number } = await personWithPhone();
  mustHave(await askForCode(accountId, "phone"));
  const code = newest(number);
  for (let n = 0; n < 5; n += 1)
    expect(await tryCode(accountId, "phone", wrongCode(code))).toBe("channel-code-wrong");
  expect(await tryCode(accountId, "phone", code)).toBe("channel-code-expired");
});

it("is spent once by twenty who are right at the same moment", async () => {
  const { accountId, number } = await personWithPhone();
  mustHave(await askForCode(accountId, "phone"));
  const code = newest(number);
  const ends = await Promise.all(Array.from({ length: 20 }, () => tryCode(accountId, "phone", code)));
  expect(ends.filter((end) => end === "spent")).toHaveLength(1);
});

describe("the wait", () => {
  it("is 30 seconds before the second code and 60 before every further one (R54)", async () => {
    const { accountId, number } = await personWithPhone();
    mustHave(await askForCode(accountId, "phone"));
    const early = await askForCode(accountId, "phone", { now: later(29) });
    expect(early).toMatchObject({ error: "send-too-soon", details: { lockedUntil: later(30) } });
    expect(mustHave(await askForCode(accountId, "phone", { now: later(30) }))).toEqual({ waitSeconds: 60 });
    const again = await askForCode(accountId, "phone", { now: later(89) });
    expect(again).toMatchObject({ error: "send-too-soon", details: { lockedUntil: later(90) } });
    expect(mustHave(await askForCode(accountId, "phone", { now: later(90) }))).toEqual({ waitSeconds: 60 });
    expect(messages(number)).toHaveLength(3);
  });

  it("is the same for another ticket and another way, and as long as for the first (R54)", async () => {
    const { accountId, number } = await personWithPhone();
    mustHave(await askForCode(accountId, "phone"));
    mustHave(await askForCode(accountId, "phone", { now: later(30), binding: OTHER }));
    const third: Binding = { for: "ticket", ticketId: "three" };
    const early = await askForCode(accountId, "phone", { now: later(60), binding: third, way: "voice" });
    expect(early).toMatchObject({ error: "send-too-soon", details: { lockedUntil: later(90) } });
    expect(messages(number)).toHaveLength(2);
  });

  it("ends with a code that came and was used", async () => {
    const { accountId, number } = await personWithPhone();
    mustHave(await askForCode(accountId, "phone"));
    expect(await tryCode(accountId, "phone", newest(number))).toBe("spent");
    expect(mustHave(await askForCode(accountId, "phone", { now: later(5) }))).toEqual({ waitSeconds: 30 });
  });

  it("lets twenty presses at once send one (R54)", async () => {
    const { accountId, number } = await personWithPhone();
    const ends = await Promise.all(Array.from({ length: 20 }, () => askForCode(accountId, "phone")));
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1);
    expect(messages(number)).toHaveLength(1);
    expect(await tryCode(accountId, "phone", newest(number))).toBe("spent");
  });
});

it("is not sent to a channel of somebody else, to one that is gone, nor in a way that it has not", async () => {
  const [mine, yours] = [await personWithPhone(), await personWithPhone()];
  const channel = await channelOf(yours.accountId, "phone");
  const asked = { accountId: mine.accountId, channel, way: "sms", binding: OTHER, locale: "en" } as const;
  const sent = await sendCode({ ...asked, address: "192.0.2.7", trace: TRACE, now: later(1) });
  expect(sent).toMatchObject({ error: "channel-missing" });
  expect(await askForCode(mine.accountId, "phone", { way: "email" })).toMatchObject({
    error: "channel-not-allowed",
  });
  expect([messages(mine.number), messages(yours.number)]).toEqual([[], []]);
});
