// Proves that every field of an answer is checked: one lie at a time, each signed, and none passes (R122 to R125).
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { signInWithPasskey } from "@/lib/passkeys/sign-in-with-passkey";
import type { Lie, TestAuthenticator } from "@/lib/passkeys/test-authenticator";
import {
  answerAtTicket,
  askAtTicket,
  askBrowser,
  makePasskeyPerson,
  signInAlone,
  signInWith,
} from "@/lib/passkeys/test-passkeys";
import { database, transaction } from "@/lib/platform/db";
import { PASSKEY_CHALLENGE_SECONDS } from "@/lib/platform/durations";
import { clearSecondFactorAttempts } from "@/lib/sign-in/second-factor-attempts";
import { later, makeProtectedPerson, mustHave, NOW, redeem, rewardFor } from "@/lib/two-factor/test-person";

let email: string;
let accountId: string;
let passkey: TestAuthenticator;
let stranger: TestAuthenticator;

beforeAll(async () => {
  ({ email, accountId, authenticator: passkey } = await makePasskeyPerson());
  ({ authenticator: stranger } = await makePasskeyPerson());
});

beforeEach(() => transaction((tx) => clearSecondFactorAttempts(tx, accountId)));

const LIES: [string, Lie][] = [
  ["the type of another ceremony", { type: "webauthn.create" }],
  ["a challenge of its own", { challenge: "c2VsZi1tYWRlLWNoYWxsZW5nZS1vZi0zMi1ieXRlcyE" }],
  ["another origin", { origin: "https://twofold.example" }],
  ["the origin with another port", { origin: "http://localhost:1" }],
  ["a frame of another origin", { crossOrigin: true }],
  ["another relying party", { rpId: "twofold.example" }],
  ["nobody present", { userPresent: false }],
  ["nobody verified", { userVerified: false }],
  ["a passkey that became syncable", { isSyncable: true }],
  ["somebody else's handle", { userHandle: Buffer.alloc(64, 1).toString("base64url") }],
  ["another credential", { id: Buffer.alloc(32, 1).toString("base64url") }],
];

describe("an answer that lies about one thing (R123)", () => {
  it("passes where it lies about nothing", async () => {
    const session = await redeem(mustHave(await signInWith(email, passkey)));
    expect(session).toMatchObject({ accountId, factor: "passkey" });
    expect((await redeem(mustHave(await signInAlone(passkey)))).factor).toBe("passkey");
  });

  it.each(LIES)("is no second factor: %s", async (_, lie) => {
    expect(await signInWith(email, passkey, lie)).toMatchObject({ ok: false, error: "passkey-wrong" });
  });

  it.each(LIES)("is no whole sign-in: %s", async (_, lie) => {
    expect(await signInAlone(passkey, lie)).toMatchObject({ ok: false, error: "passkey-wrong" });
  });

  it("may leave the handle out behind a password, and not on its own", async () => {
    expect((await signInWith(email, passkey, { userHandle: null })).ok).toBe(true);
    expect(await signInAlone(passkey, { userHandle: null })).toMatchObject({ error: "passkey-wrong" });
  });
});

/** Flips one bit in the middle of a field. */
function flipped(answer: string, field: string): string {
  const parsed = JSON.parse(answer);
  const bytes = Buffer.from(parsed.response[field], "base64url");
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  parsed.response[field] = bytes.toString("base64url");
  return JSON.stringify(parsed);
}

function cut(answer: string, field: string): string {
  const parsed = JSON.parse(answer);
  parsed.response[field] = parsed.response[field].slice(0, -8);
  return JSON.stringify(parsed);
}

describe("an answer that was damaged", () => {
  const FIELDS = ["clientDataJSON", "authenticatorData", "signature"];

  it.each(FIELDS)("is refused with one bit of %s flipped", async (field) => {
    const { ticket, ceremony } = await askAtTicket(email);
    const answer = flipped(passkey.get(ceremony), field);
    expect(await answerAtTicket(ticket, ceremony.id, answer)).toMatchObject({ error: "passkey-wrong" });
  });

  it.each(FIELDS)("is refused with %s cut short", async (field) => {
    const { ticket, ceremony } = await askAtTicket(email);
    const answer = cut(passkey.get(ceremony), field);
    expect(await answerAtTicket(ticket, ceremony.id, answer)).toMatchObject({ error: "passkey-wrong" });
  });

  it.each(["{}", "null", "[]", "not json", '{"id":1}', "{".repeat(20_000)])(
    "is refused as %.12s",
    async (answer) => {
      const { ticket, ceremony } = await askAtTicket(email);
      expect(await answerAtTicket(ticket, ceremony.id, answer)).toMatchObject({ error: "passkey-wrong" });
    },
  );
});

describe("a challenge (R122)", () => {
  it("is 32 bytes of the server's, and one each time", async () => {
    const asked = [await askAtTicket(email), await askAtTicket(email)];
    const challenges = asked.map(({ ceremony }) => JSON.parse(ceremony.options).challenge);
    expect(challenges.map((text) => Buffer.from(text, "base64url").length)).toEqual([32, 32]);
    expect(new Set(challenges).size).toBe(2);
  });

  it("takes no second answer, be the first one right or wrong", async () => {
    for (const lie of [{}, { userVerified: false }]) {
      const { ticket, ceremony } = await askAtTicket(email);
      await answerAtTicket(ticket, ceremony.id, passkey.get(ceremony, lie));
      const again = await answerAtTicket(await rewardFor(email), ceremony.id, passkey.get(ceremony));
      expect(again).toMatchObject({ ok: false, error: "passkey-expired" });
    }
  });

  it("counts for its own ticket alone, and for no browser", async () => {
    const { ceremony } = await askAtTicket(email);
    const answer = passkey.get(ceremony);
    const other = await answerAtTicket(await rewardFor(email), ceremony.id, answer);
    expect(other).toMatchObject({ error: "passkey-expired" });
    const { mark } = await askBrowser();
    const alone = await signInWithPasskey({ mark, asked: ceremony.id, answer, trace: TRACE, now: NOW });
    expect(alone).toMatchObject({ error: "passkey-expired" });
  });

  it("counts for its own browser alone", async () => {
    const { ceremony } = await askBrowser();
    const { mark } = await askBrowser();
    const answer = passkey.get(ceremony);
    const alone = await signInWithPasskey({ mark, asked: ceremony.id, answer, trace: TRACE, now: NOW });
    expect(alone).toMatchObject({ error: "passkey-expired" });
  });

  it("is over after PASSKEY_CHALLENGE_SECONDS, and that is nobody's wrong attempt", async () => {
    const { mark, ceremony } = await askBrowser();
    const sign = { mark, asked: ceremony.id, answer: passkey.get(ceremony), trace: TRACE };
    const late = await signInWithPasskey({ ...sign, now: later(PASSKEY_CHALLENGE_SECONDS) });
    expect(late).toMatchObject({ error: "passkey-expired" });
    const { ticket } = await askAtTicket(email);
    for (let time = 0; time < 5; time++) await answerAtTicket(ticket, "gone", "{}");
    expect((await signInWith(email, passkey)).ok).toBe(true);
  });

  it("gives one grant to parallel answers", async () => {
    const { mark, ceremony } = await askBrowser();
    const answers = Array.from({ length: 6 }, () => passkey.get(ceremony));
    const results = await Promise.all(
      answers.map((answer) =>
        signInWithPasskey({ mark, asked: ceremony.id, answer, trace: TRACE, now: NOW }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database().passkeyChallenge.count({ where: { id: ceremony.id } })).toBe(0);
  });
});

describe("whose passkey it is (R123, R125)", () => {
  it("must be the account of the ticket", async () => {
    const { ticket, ceremony } = await askAtTicket(email);
    const answer = stranger.get(ceremony);
    expect(await answerAtTicket(ticket, ceremony.id, answer)).toMatchObject({ error: "passkey-wrong" });
  });

  it("is nobody's where the account has none, whatever is posted", async () => {
    const without = await makeProtectedPerson();
    const ticket = await rewardFor(without.email);
    const { ceremony } = await askAtTicket(email);
    for (const asked of [ceremony.id, "", "nothing"]) {
      const result = await answerAtTicket(ticket, asked, passkey.get(ceremony));
      expect(result.ok).toBe(false);
    }
  });

  it("costs the account's one budget: five wrong answers lock it, a right one too", async () => {
    const { email: guessed, authenticator } = await makePasskeyPerson();
    for (let time = 0; time < 4; time++) await signInWith(guessed, authenticator, { userVerified: false });
    const fifth = await signInAlone(authenticator, { userVerified: false });
    expect(fifth).toMatchObject({ error: "attempts-locked" });
    expect(await signInAlone(authenticator)).toMatchObject({ error: "attempts-locked" });
    expect(await signInWith(guessed, authenticator)).toMatchObject({ error: "attempts-locked" });
  });
});
