// Owns making an account at once (SIGN_UP=open): address and password in, and a grant for the first session out.
import "server-only";
import { mailConfirmation } from "@/lib/accounts/email/email-mails";
import type { AccountError } from "@/lib/accounts/errors";
import { isDueAtOnce } from "@/lib/accounts/sign-up/due-at-once";
import { type Credentials, prepareAccount, unlessTaken } from "@/lib/accounts/sign-up/new-account";
import { insertAccount } from "@/lib/accounts/store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";

export interface SignUp extends Credentials {
  trace: Trace;
  now: Date;
}

/**
 * Makes an account, mails a link that confirms its address, and returns a sign-in grant for it.
 * Errors: sign-up-closed, email-taken, and those of the password policy.
 */
export async function signUp({ trace, now, ...credentials }: SignUp): Promise<Result<string, AccountError>> {
  if (settings().signUp !== "open") return refused("sign-up-closed");
  const prepared = await prepareAccount(credentials, {
    secondFactorRequired: await isDueAtOnce("member", now),
    now,
  });
  if (!prepared.ok) return prepared;
  const account = prepared.value;
  return unlessTaken(() =>
    transaction(async (tx) => {
      await insertAccount(tx, account, "member", now);
      const entry = { event: "account.created", result: "success", actorId: account.id } as const;
      await recordEvent(tx, entry, trace, now);
      await mailConfirmation(tx, account, now);
      return accepted(await mintSignInGrant(tx, account.id, "password", now));
    }, `sign-up:${account.email}`),
  );
}
