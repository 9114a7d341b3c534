// Owns making an account: address and password in, and a grant for the first session out.
import "server-only";
import type { AccountError } from "@/lib/accounts/errors";
import { type Credentials, prepareAccount, unlessTaken } from "@/lib/accounts/new-account";
import { insertAccount } from "@/lib/accounts/store";
import { recordEvent } from "@/lib/audit/store";
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
 * Makes an account and returns a sign-in grant for it.
 * Errors: sign-up-closed, email-taken, and those of the password policy.
 */
export async function signUp({ trace, now, ...credentials }: SignUp): Promise<Result<string, AccountError>> {
  // The modes that send mail first come with mail; until then they let nobody in rather than everybody.
  if (settings().signUp !== "open") return refused("sign-up-closed");
  const prepared = await prepareAccount(credentials, settings().twoFactorPolicy === "required");
  if (!prepared.ok) return prepared;
  const account = prepared.value;
  return unlessTaken(() =>
    transaction(async (tx) => {
      await insertAccount(tx, account, "member", now);
      const entry = { event: "account.created", result: "success", actorId: account.id } as const;
      await recordEvent(tx, entry, trace, now);
      return accepted(await mintSignInGrant(tx, account.id, "password", now));
    }),
  );
}
