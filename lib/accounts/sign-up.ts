// Owns making an account: address and password in, and a grant for the first session out.
import "server-only";
import type { AccountError } from "@/lib/accounts/errors";
import { hashPassword } from "@/lib/accounts/password-hash";
import { refusePassword } from "@/lib/accounts/password-policy";
import { insertAccount, isEmailTaken } from "@/lib/accounts/store";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import { isUniqueViolation, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";

export interface SignUp {
  /** Canonical. */
  email: string;
  password: string;
  trace: Trace;
  now: Date;
}

/**
 * Makes an account and returns a sign-in grant for it.
 * Errors: sign-up-closed, email-taken, and those of the password policy.
 */
export async function signUp({ email, password, trace, now }: SignUp): Promise<Result<string, AccountError>> {
  const { signUp: mode, twoFactorPolicy } = settings();
  // The modes that send mail first come with mail; until then they let nobody in rather than everybody.
  if (mode !== "open") return refused("sign-up-closed");
  const secondFactorRequired = twoFactorPolicy === "required";
  const refusal = refusePassword(password, { secondFactorRequired, contextWords: contextWords(email) });
  if (refusal) return refused(refusal);
  if (await isEmailTaken(email)) return refused("email-taken");
  const stored = await hashPassword(password);
  const id = newId();
  try {
    const grant = await transaction(async (tx) => {
      await insertAccount(tx, { id, email, password: stored }, now);
      await recordEvent(tx, { event: "account.created", result: "success", actorId: id }, trace, now);
      return mintSignInGrant(tx, id, "password", now);
    });
    return accepted(grant);
  } catch (error) {
    if (isUniqueViolation(error)) return refused("email-taken");
    throw error;
  }
}

/** What an attacker would try first for this person (ASVS 6.2.11). */
function contextWords(email: string): string[] {
  const { appName, appUrl } = settings();
  return [appName, appUrl.hostname, email, ...email.split(/[^\p{L}\p{N}]+/u)].filter(
    (word) => word.length > 2,
  );
}
