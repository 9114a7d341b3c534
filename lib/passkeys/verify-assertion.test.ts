// Proves that every field of an answer is checked: one lie at a time, each signed, and none passes (R123).
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Lie, TestAuthenticator } from "@/lib/passkeys/test-authenticator";
import {
  answerAtTicket,
  askAtTicket,
  makePasskeyPerson,
  signInAlone,
  signInWith,
} from "@/lib/passkeys/test-passkeys";
import { transaction } from "@/lib/platform/db";
import { clearSecondFactorAttempts } from "@/lib/sign-in/attempts/second-factor-attempts";
import { mustHave, redeem } from "@/lib/two-factor/test-person";

let email: string;
let accountId: string;
let passkey: TestAuthenticator;

beforeAll(async () => {
  ({ email, accountId, authenticator: passkey } = await makePasskeyPerson());
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
    const session = await redeem(mustHave(await signInWith(email, passkey)).grant);
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
