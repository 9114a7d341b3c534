// Owns signing in with a passkey alone: it is two factors in one, because the authenticator checked who holds it.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { takeChallenge } from "@/lib/passkeys/challenge-store";
import type { PasskeyError } from "@/lib/passkeys/errors";
import { isOpenToPasskey } from "@/lib/passkeys/holder-store";
import { findPasskey, type StoredPasskey } from "@/lib/passkeys/passkey-store";
import { readAssertion } from "@/lib/passkeys/read-answer";
import { database, transaction } from "@/lib/platform/db";
import { type Refusal, type Result, refused } from "@/lib/platform/result";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";
import type { ProofError } from "@/lib/two-factor/verification/proof";
import { verifySecondFactor } from "@/lib/two-factor/verification/verify-second-factor";

export interface PasskeySignIn {
  /** The mark of the browser that was asked. */
  mark: string;
  /** Id of the challenge that was asked. */
  asked: string;
  /** The browser's answer as JSON. */
  answer: string;
  trace: Trace;
  now: Date;
}

/**
 * Returns the token of a sign-in grant, minted in the transaction that ends the challenge. The answer says whose passkey
 * it is: its credential and the user handle, which must be there, must name the same account (R123). It counts as an
 * attempt at the account's second factor, and a lock holds here too.
 * Errors: passkey-expired, passkey-wrong, passkey-shut, attempts-locked, attempts-frozen.
 */
export async function signInWithPasskey(signIn: PasskeySignIn): Promise<Result<string, ProofError>> {
  const { mark, asked, answer, trace, now } = signIn;
  const binding = { for: "browser", mark } as const;
  const challenge = await takeChallenge(asked, binding, now);
  if (!challenge) return refused("passkey-expired");
  const owner = await ownerOf(answer);
  if (!owner) return recordRefusal(signIn, undefined, "passkey-wrong");
  const { accountId } = owner;
  if (!(await isOpenToPasskey(database(), accountId)))
    return recordRefusal(signIn, accountId, "passkey-shut");
  const result = await verifySecondFactor({
    accountId,
    proof: { kind: "passkey", answer, asked: challenge },
    event: "second-factor.checked",
    binding,
    takesSentCodes: false,
    takesTemporaryCode: false,
    admit: async () => null,
    reward: async (tx) =>
      (await isOpenToPasskey(tx, accountId)) ? mintSignInGrant(tx, accountId, "passkey", now) : null,
    trace,
    now,
  });
  // There is no ticket here, so this error means that the account was shut meanwhile.
  return !result.ok && result.error === "ticket-expired" ? refused("passkey-shut") : result;
}

async function ownerOf(answer: string): Promise<StoredPasskey | null> {
  const assertion = readAssertion(answer);
  const passkey = assertion && (await findPasskey(assertion.id));
  const isNamed = passkey?.userHandle && assertion?.response.userHandle === passkey.userHandle;
  return passkey && isNamed ? passkey : null;
}

/** Logs a refusal. It counts as nobody's attempt: credentials and handles cannot be guessed. */
async function recordRefusal(
  { trace, now }: PasskeySignIn,
  subjectId: string | undefined,
  reason: PasskeyError,
): Promise<Refusal<PasskeyError>> {
  const entry = { event: "second-factor.checked", result: "failure", factor: "passkey", reason } as const;
  await transaction((tx) => recordEvent(tx, { ...entry, ...(subjectId && { subjectId }) }, trace, now));
  return refused(reason);
}
