// Proves that no more codes are sent than every limit allows, in parallel too, and what counts towards them.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reserveSend, SENDS_LOCK, type SendToReserve, settleSend } from "@/lib/channels/sends/reserve-send";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";

const { providers } = settings();
const untouched = { ...providers };

beforeEach(() => {
  Object.assign(providers, { smsAllowedCountries: ["US", "DE"], smsPerDay: 500 });
});

afterEach(async () => {
  Object.assign(providers, untouched);
  await database().channelSend.deleteMany();
  await database().channelPause.deleteMany();
});

let people = 0;

/** A send that shares nothing with any other one but its way and country. */
async function fresh(changed: Partial<SendToReserve> = {}): Promise<SendToReserve> {
  people += 1;
  const { session } = await makePerson();
  const place = { destinationHash: newId(), country: "US", way: "sms", provider: "twilio" } as const;
  return { accountId: session.accountId, ...place, address: `203.0.113.${people}`, ...changed };
}

/** The same person at other places: nobody's account is needed twice. */
function elsewhere(send: SendToReserve, place: number): SendToReserve {
  return { ...send, destinationHash: newId(), address: `198.51.100.${place}` };
}

const reserve = (send: SendToReserve, now = NOW) =>
  transaction((tx) => reserveSend(tx, send, now), SENDS_LOCK);

const ask = async (send: SendToReserve, now = NOW) => {
  const result = await reserve(send, now);
  return result.ok ? "sent" : result.error;
};

/** How many of so many at once were let through. */
async function throughOf(sends: SendToReserve[], now = NOW): Promise<number> {
  const answers = await Promise.all(sends.map((send) => ask(send, now)));
  return answers.filter((answer) => answer === "sent").length;
}

const plant = (sends: SendToReserve[], at = NOW) =>
  database().channelSend.createMany({
    data: sends.map((send) => ({
      ...send,
      id: newId(),
      accountId: null,
      country: send.country ?? "",
      at,
      outcome: "sent",
    })),
  });

const times = <T>(count: number, make: (place: number) => T): T[] =>
  Array.from({ length: count }, (_, place) => make(place));

describe("R54 one account", () => {
  it("gets five codes an hour, whatever the destinations and clients, of fifty that are asked for at once", async () => {
    const send = await fresh();
    expect(await throughOf(times(50, (place) => elsewhere(send, place)))).toBe(5);
    const of = { error: "send-limit", details: { lockedUntil: later(3599 + 3600) } };
    expect(await reserve(elsewhere(send, 60), later(3599)), "429 with Retry-After (R84)").toMatchObject(of);
    expect(await ask(elsewhere(send, 60), later(3601))).toBe("sent");
  });

  it("gets ten codes a day", async () => {
    const send = await fresh();
    const hour = (hours: number) => later(hours * 3601);
    for (const hours of [0, 1])
      expect(
        await throughOf(
          times(7, () => elsewhere(send, hours)),
          hour(hours),
        ),
      ).toBe(5);
    const of = { error: "send-limit-of-day", details: { lockedUntil: later(2 * 3601 + 86_400) } };
    expect(await reserve(send, hour(2)), "an hour would not help").toMatchObject(of);
    expect(await ask(send, later(86_401))).toBe("sent");
  });
});

describe("R54 one destination", () => {
  it("gets five codes an hour, whoever asks and by whichever way", async () => {
    const { destinationHash } = await fresh();
    const asked = await Promise.all(times(7, () => fresh({ destinationHash })));
    const half = asked.map((send, place) => (place % 2 ? { ...send, way: "voice" as const } : send));
    expect(await throughOf(half)).toBe(5);
  });
});

describe("R54 one client", () => {
  it("gets twenty codes an hour, whoever they are for, and fifty a day", async () => {
    const send = await fresh();
    const client = (place: number) => ({ ...elsewhere(send, 0), destinationHash: `d${place}` });
    await plant(times(19, client));
    const { accountId } = await fresh();
    const one = { ...client(100), accountId };
    expect(await ask(one)).toBe("sent");
    expect(await ask({ ...one, destinationHash: newId() })).toBe("send-limit");
    await plant(times(30, client));
    expect(await ask(one, later(7200))).toBe("send-limit-of-day");
    expect(await ask(one, later(86_401))).toBe("sent");
  });

  it("is a whole /64 of IPv6", async () => {
    const send = await fresh();
    await plant(times(20, () => ({ ...send, destinationHash: newId(), address: "2001:db8:0:7::/64" })));
    expect(await ask({ ...send, address: "2001:db8:0:7::99" })).toBe("send-limit");
    expect(await ask({ ...send, address: "2001:db8:0:8::99" })).toBe("sent");
  });

  it("has no limit on the machine itself while the app is tried there", async () => {
    const send = await fresh({ address: "127.0.0.1" });
    await plant(times(60, () => ({ ...send, destinationHash: newId() })));
    expect(settings().isLoopback).toBe(true);
    expect(await ask(send)).toBe("sent");
  });
});

describe("R54 the messages of a day", () => {
  it("are counted over text messages and calls together: fifty at once with five left get exactly five", async () => {
    Object.assign(providers, { smsAllowedCountries: ["US"], smsPerDay: 45 });
    const send = await fresh();
    await plant(times(40, (place) => ({ ...elsewhere(send, place), way: place % 2 ? "voice" : "sms" })));
    const people = await Promise.all(times(10, () => fresh()));
    const asked = people.flatMap((one) => times(5, () => ({ ...one, destinationHash: newId() })));
    expect(await throughOf(asked)).toBe(5);
    expect(await ask(await fresh())).toBe("send-budget-used-up");
    expect(await ask(await fresh({ country: null, provider: "authy" }))).toBe("send-budget-used-up");
    expect(await ask(await fresh({ way: "email", country: null, provider: "own" }))).toBe("sent");
  });

  it("are not used up by one of several countries", async () => {
    Object.assign(providers, { smsPerDay: 20 });
    const send = await fresh();
    await plant(times(10, (place) => elsewhere(send, place)));
    expect(await ask(await fresh())).toBe("send-budget-used-up");
    expect(await ask(await fresh({ country: "DE" }))).toBe("sent");
    // What Authy sends goes to no country that we know.
    expect(await ask(await fresh({ country: null, provider: "authy" }))).toBe("sent");
  });

  it("go nowhere while the budget is 0, nor to a country that is not allowed", async () => {
    expect(await ask(await fresh({ country: "FR" }))).toBe("phone-country-refused");
    Object.assign(providers, { smsPerDay: 0 });
    expect(await ask(await fresh())).toBe("send-budget-used-up");
  });
});

describe("what counts", () => {
  const sendAs = async (send: SendToReserve, outcome?: "sent" | "failed" | "unknown") => {
    const result = await reserve(send);
    if (!result.ok) throw new Error(result.error);
    const { sendId } = result.value;
    if (outcome) await transaction((tx) => settleSend(tx, sendId, outcome));
    return sendId;
  };

  it("is whatever may have gone out; what a provider refused does not", async () => {
    const send = await fresh();
    await sendAs(send);
    for (const outcome of ["sent", "unknown", "failed", "failed"] as const) await sendAs(send, outcome);
    expect(await throughOf(times(5, () => send))).toBe(2);
  });

  it("does not change after the first answer", async () => {
    const sendId = await sendAs(await fresh(), "sent");
    await transaction((tx) => settleSend(tx, sendId, "failed"));
    expect(await database().channelSend.findUnique({ where: { id: sendId } })).toMatchObject({
      outcome: "sent",
    });
  });
});

describe("a way that is switched off", () => {
  it("sends nothing to that country, and to no country where it is off for all", async () => {
    const pause = { way: "sms", reason: "by-hand", since: NOW };
    await database().channelPause.create({ data: { ...pause, country: "US" } });
    expect(await ask(await fresh())).toBe("channel-paused");
    expect(await ask(await fresh({ country: "DE" }))).toBe("sent");
    expect(await ask(await fresh({ way: "voice" }))).toBe("sent");
    await database().channelPause.create({ data: { ...pause, country: "" } });
    expect(await ask(await fresh({ country: "DE" }))).toBe("channel-paused");
  });

  it("is never our own mail", async () => {
    await database().channelPause.create({
      data: { way: "email", country: "", reason: "by-hand", since: NOW },
    });
    expect(await ask(await fresh({ way: "email", country: null, provider: "twilio" }))).toBe(
      "channel-paused",
    );
    expect(await ask(await fresh({ way: "email", country: null, provider: "own" }))).toBe("sent");
  });
});
