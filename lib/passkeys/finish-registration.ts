// Owns the end of a registration: one transaction adds the passkey, with all that a new second factor brings.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { endAuthyWhereAsked } from "@/lib/channels/leaving/end-authy";
import { type Challenge, endChallenge, takeChallenge } from "@/lib/passkeys/challenge-store";
import type { PasskeyError } from "@/lib/passkeys/errors";
import { insertPasskey, type MadeCredential, namesOfPasskeys } from "@/lib/passkeys/passkey-store";
import { newPasskeyName } from "@/lib/passkeys/provider-name";
import { readAttestation } from "@/lib/passkeys/read-answer";
import { verifyAttestation } from "@/lib/passkeys/verify-attestation";
import { type Tx, transaction } from "@/lib/platform/db";
import { PASSKEYS_PER_ACCOUNT } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";
import { accepted, allOrNothing, type Refusal, type Result, refused } from "@/lib/platform/result";
import { isLiveSession } from "@/lib/sign-in/sessions/is-live-session";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import type { StepUpClaim } from "@/lib/sign-in/step-up/step-up-grant";
import { factorCountOf } from "@/lib/two-factor/account-store";
import { permitsNewFactor } from "@/lib/two-factor/enrollment/may-enroll";
import {
  firstBatch,
  type RaisedAssurance,
  raiseAssurance,
} from "@/lib/two-factor/enrollment/raise-assurance";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import type { NewRecoveryBatch } from "@/lib/two-factor/recovery-codes/recovery-store";

export interface Registration {
  session: LiveSession;
  /** The grant that permits it, consumed here; without one the session itself must be fresh (R35, R125). */
  claim?: StepUpClaim;
  /** Id of the challenge that was asked. */
  asked: string;
  /** The browser's answer as JSON. */
  answer: string;
  /** The word for a passkey in the person's language. */
  baseName: string;
  trace: Trace;
  now: Date;
}

type RegistrationError = PasskeyError | TwoFactorError;

/**
 * Registers a passkey, named after its provider. As with an authenticator every session, ticket and trusted device ends,
 * recovery codes come with the first second factor, and a new session is granted. All of it happens, or nothing.
 * Errors: passkey-expired, passkey-refused, step-up-required, two-factor-switched-off, passkeys-used-up, passkey-known.
 */
export async function finishRegistration(
  registration: Registration,
): Promise<Result<RaisedAssurance, RegistrationError>> {
  const { session, asked, answer, now } = registration;
  const { accountId, id: sessionId } = session;
  if (session.secondFactorDue.state === "off") return refused("two-factor-switched-off");
  const challenge = await takeChallenge(asked, { for: "registration", sessionId }, now);
  if (!challenge) return refused("passkey-expired");
  const attestation = readAttestation(answer);
  const made = attestation && (await verifyAttestation(attestation, challenge));
  if (!made) return recordRefusal(registration);
  const batch = await firstBatch(accountId, now);
  return allOrNothing<RaisedAssurance, RegistrationError>(
    (tx) => add(tx, registration, { challenge, made, batch }),
    `account:${accountId}`,
  );
}

interface Addition {
  challenge: Challenge;
  made: MadeCredential;
  batch: NewRecoveryBatch | null;
}

async function add(
  tx: Tx,
  registration: Registration,
  { challenge, made, batch }: Addition,
): Promise<Result<RaisedAssurance, RegistrationError>> {
  const { session, trace, now } = registration;
  const { accountId, id: sessionId } = session;
  if (!(await isLiveSession(tx, { accountId, sessionId }))) return refused("step-up-required");
  const isFirst = (await factorCountOf(tx, accountId)) === 0;
  if (!(await permitsNewFactor(tx, registration, "add-passkey"))) return refused("step-up-required");
  if (!(await endChallenge(tx, challenge.id))) return refused("passkey-expired");
  const taken = await namesOfPasskeys(tx, accountId);
  if (taken.length >= PASSKEYS_PER_ACCOUNT) return refused("passkeys-used-up");
  const name = newPasskeyName(made.aaguid, registration.baseName, taken);
  if (!(await insertPasskey(tx, { id: newId(), accountId, name, ...made }, now)))
    return refused("passkey-known");
  await endAuthyWhereAsked(tx, accountId, trace, now);
  const entry = { event: "passkey.added", result: "success", actorId: accountId, about: name } as const;
  const entries = [{ ...entry, factor: "passkey", reason: isFirst ? "first" : undefined } as const];
  const raised = { accountId, factor: "passkey", batch, endReason: "passkey-added", entries } as const;
  return accepted(await raiseAssurance(tx, raised, trace, now));
}

async function recordRefusal({
  session: { accountId: actorId },
  trace,
  now,
}: Registration): Promise<Refusal<PasskeyError>> {
  const reason = "passkey-refused";
  const entry = { event: "passkey.added", result: "failure", factor: "passkey", reason, actorId } as const;
  await transaction((tx) => recordEvent(tx, entry, trace, now));
  return refused(reason);
}
