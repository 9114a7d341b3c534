// Owns judging and spending a passkey's answer as a proof of who somebody is.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { type Challenge, endChallenge, takeChallenge } from "@/lib/passkeys/challenge-store";
import type { PasskeyError } from "@/lib/passkeys/errors";
import { findPasskey } from "@/lib/passkeys/passkey-store";
import { notePasskeyUse, type PasskeyUse } from "@/lib/passkeys/passkey-use";
import { readAssertion } from "@/lib/passkeys/read-answer";
import { verifyAssertion } from "@/lib/passkeys/verify-assertion";
import type { Tx } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";
import type { Binding } from "@/lib/sign-in/binding";

export interface PasskeyProof {
  kind: "passkey";
  /** The browser's answer as JSON. */
  answer: string;
  /** Id of the challenge that was asked, or the challenge itself where it is taken already. */
  asked: string | Challenge;
}

/** A right answer that waits to be spent. */
export interface PasskeyVerdict extends PasskeyUse {
  challengeId: string;
  name: string;
}

/**
 * Takes the challenge, then reads and checks the answer. Consumes nothing but the challenge. Somebody without passkeys
 * never passes: no row could fit an answer (R125). Errors: passkey-expired, passkey-wrong, passkey-shut (it was used
 * alone, and counts only beside the password).
 */
export async function judgePasskey(
  { answer, asked }: PasskeyProof,
  { accountId, binding, now }: { accountId: string; binding: Binding; now: Date },
): Promise<Result<PasskeyVerdict, PasskeyError>> {
  const challenge = typeof asked === "string" ? await takeChallenge(asked, binding, now) : asked;
  if (!challenge) return refused("passkey-expired");
  const assertion = readAssertion(answer);
  const passkey = assertion && (await findPasskey(assertion.id));
  if (!passkey || passkey.accountId !== accountId) return refused("passkey-wrong");
  if (binding.for === "browser" && passkey.needsPassword) return refused("passkey-shut");
  const use = await verifyAssertion(assertion, challenge, passkey);
  return use ? accepted({ ...use, challengeId: challenge.id, name: passkey.name }) : refused("passkey-wrong");
}

/** Spends a right answer: its challenge ends, its counter moves. False when either has changed since, or is gone. */
export async function spendPasskey(
  tx: Tx,
  { challengeId, name, ...use }: PasskeyVerdict,
  trace: Trace,
  now: Date,
): Promise<boolean> {
  if (!(await endChallenge(tx, challengeId)) || !(await notePasskeyUse(tx, use, now))) return false;
  if (use.counterFell) {
    const entry = { event: "passkey.counter-fell", result: "success", factor: "passkey" } as const;
    await recordEvent(tx, { ...entry, actorId: use.accountId, about: name }, trace, now);
  }
  return true;
}
