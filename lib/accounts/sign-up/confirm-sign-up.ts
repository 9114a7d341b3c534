// Owns turning a sign-up into an account: the mailed link and the password that was chosen, together.
import "server-only";
import type { AccountError } from "@/lib/accounts/errors";
import { verifyPassword } from "@/lib/accounts/passwords/password-hash";
import { unlessTaken } from "@/lib/accounts/sign-up/new-account";
import {
  consumePendingSignUp,
  endPendingSignUps,
  type PendingSignUp,
  reservePendingSignUp,
  returnPendingSignUp,
} from "@/lib/accounts/sign-up/pending-sign-up-store";
import { insertAccount } from "@/lib/accounts/store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";

export interface SignUpConfirmation {
  /** From the link. */
  token: string;
  password: string;
  trace: Trace;
  now: Date;
}

/**
 * Makes the account of a sign-up and returns a sign-in grant for it. Whoever got the mail without having signed up
 * does not know the password: no account begins with one that a stranger chose.
 * Errors: sign-up-closed, link-invalid, sign-up-password-wrong.
 */
export async function confirmSignUp({
  token,
  password,
  trace,
  now,
}: SignUpConfirmation): Promise<Result<string, AccountError>> {
  if (settings().signUp === "invite") return refused("sign-up-closed");
  const pending = await reservePendingSignUp(token, now);
  if (!pending) return refused("link-invalid");
  if (!(await isPasswordOf(pending, token, password))) return refused("sign-up-password-wrong");
  const made = await unlessTaken(() => makeAccount(pending, token, trace, now));
  return !made.ok && made.error === "email-taken" ? refused("link-invalid") : made;
}

/** The try is counted already; a fault of the server gives it back. */
async function isPasswordOf(pending: PendingSignUp, token: string, typed: string): Promise<boolean> {
  try {
    return await verifyPassword(typed, pending.password);
  } catch (fault) {
    await returnPendingSignUp(token);
    throw fault;
  }
}

function makeAccount(
  pending: PendingSignUp,
  token: string,
  trace: Trace,
  now: Date,
): Promise<Result<string, AccountError>> {
  return allOrNothing<string, AccountError>(async (tx) => {
    if (!(await consumePendingSignUp(tx, token, now))) return refused("link-invalid");
    const id = newId();
    await insertAccount(tx, { id, ...pending, emailConfirmedAt: now }, "member", now);
    await endPendingSignUps(tx, pending.email);
    const entry = { event: "account.created", result: "success", actorId: id, reason: "confirmed" } as const;
    await recordEvent(tx, entry, trace, now);
    return accepted(await mintSignInGrant(tx, id, "password", now));
  }, `sign-up:${pending.email}`);
}
