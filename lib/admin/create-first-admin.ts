// Owns making the first administrator through the one-time set-up link.
import "server-only";
import { mailConfirmation } from "@/lib/accounts/email/email-mails";
import type { AccountError } from "@/lib/accounts/errors";
import { type Credentials, prepareAccount, unlessTaken } from "@/lib/accounts/sign-up/new-account";
import { insertAccount } from "@/lib/accounts/store";
import type { AdminError } from "@/lib/admin/errors";
import { closeSetup, isSetupOpen } from "@/lib/admin/setup-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { mintSignInGrant } from "@/lib/sign-in/sign-in-grant";

export interface FirstAdmin extends Credentials {
  /** From the link. */
  token: string;
  trace: Trace;
  now: Date;
}

/**
 * Makes the first administrator and returns a sign-in grant; what follows is enrollment, as for everybody (R3).
 * Errors: setup-closed, email-taken, and those of the password policy.
 */
export async function createFirstAdmin({
  token,
  trace,
  now,
  ...credentials
}: FirstAdmin): Promise<Result<string, AdminError | AccountError>> {
  if (!(await isSetupOpen(token))) return refused("setup-closed");
  // Administrators always need a second factor, whatever the policy says of others.
  const prepared = await prepareAccount(credentials, { secondFactorRequired: true, now });
  if (!prepared.ok) return prepared;
  const account = prepared.value;
  return unlessTaken(() =>
    allOrNothing<string, AdminError>(async (tx) => {
      if (!(await closeSetup(tx, token, now))) return refused("setup-closed");
      await insertAccount(tx, account, "admin", now);
      const entry = { event: "account.created", result: "success", actorId: account.id } as const;
      await recordEvent(tx, { ...entry, reason: "first-admin" }, trace, now);
      await mailConfirmation(tx, account, now);
      return accepted(await mintSignInGrant(tx, account.id, "password", now));
    }),
  );
}
