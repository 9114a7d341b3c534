// Proves that a challenge takes one answer, of whom it was asked, in time, and that nobody else's passkey answers it (R122, R125).
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { signInWithPasskey } from "@/lib/passkeys/sign-in-with-passkey";
import { TestAuthenticator } from "@/lib/passkeys/test-authenticator";
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
import { clearSecondFactorAttempts } from "@/lib/sign-in/attempts/second-factor-attempts";
import { later, makeProtectedPerson, NOW, rewardFor } from "@/lib/two-factor/test-person";

let email: string;
let accountId: string;
let passkey: TestAuthenticator;

beforeAll(async () => {
  ({ email, accountId, authenticator: passkey } = await makePasskeyPerson());
});

beforeEach(() => transaction((tx) => clearSecondFactorAttempts(tx, accountId)));

describe("a challenge (R122)", () => {
  it("is 32 bytes of the server's, and one each time", async () => {
    const asked = [await askAtTicket(email), await askAtTicket(email)];
    const challenges = asked.map(({ ceremony }) => JSON.parse(ceremony.options).challenge);
    expect(challenges.map((text) => Buffer.from(text, "base64url").length)).toEqual([32, 32]);
    expect(new Set(challenges).size).toBe(2);
  });

  it.each([
    ["right", {}],
    ["wrong", { userVerified: false }],
  ])("takes no second answer when the first one was %s", async (_, lie) => {
    const { mark, ceremony } = await askBrowser();
    const sign = { mark, asked: ceremony.id, trace: TRACE, now: NOW };
    await signInWithPasskey({ ...sign, answer: passkey.get(ceremony, lie) });
    for (const now of [NOW, later(1)]) {
      const again = await signInWithPasskey({ ...sign, answer: passkey.get(ceremony), now });
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

  it("gives one grant to parallel answers of a passkey that counts nothing", async () => {
    const { authenticator } = await makePasskeyPerson(new TestAuthenticator({ isSynced: true }));
    const { mark, ceremony } = await askBrowser();
    const answers = Array.from({ length: 4 }, () => authenticator.get(ceremony));
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
    const { authenticator: stranger } = await makePasskeyPerson();
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
