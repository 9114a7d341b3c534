// Owns "this was not me": everything that could still act ends, and a new password is asked for.
import "server-only";
import type { AccountError } from "@/lib/accounts/errors";
import { consumeLink } from "@/lib/accounts/link-token";
import { mailResetLink } from "@/lib/accounts/password-store";
import { disablePassword } from "@/lib/accounts/store";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import { transaction } from "@/lib/platform/db";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { endEverything } from "@/lib/sign-in/end-everything";
import { type LiveSession, renewSession } from "@/lib/sign-in/session";

export interface Report {
  /** From the mailed notice. */
  token: string;
  trace: Trace;
  now: Date;
}

/**
 * Uses the link of a notice: sessions, tickets, grants and trusted devices end, the password opens nothing any more,
 * and a link for a new one is mailed. Second factors stay as they are (R46). Errors: link-invalid.
 */
export function reportAccount({ token, trace, now }: Report): Promise<Result<null, AccountError>> {
  return allOrNothing<null, AccountError>(async (tx) => {
    const accountId = (await consumeLink(tx, "not-me", token, now))?.accountId;
    if (!accountId) return refused("link-invalid");
    await endEverything(tx, { accountId, reason: "account-reported" }, trace, now);
    await disablePassword(tx, accountId, now);
    await mailResetLink(tx, accountId, now);
    await recordEvent(tx, { event: "account.reported", result: "success", actorId: accountId }, trace, now);
    return accepted(null);
  });
}

/**
 * The same by somebody who is signed in: everything but this session ends, and this one gets a new token. The
 * password still opens the account, because changing it asks for it. Returns the session's new token.
 */
export function reportFromSession(session: LiveSession, trace: Trace, now: Date): Promise<string> {
  const { id, accountId } = session;
  return transaction(async (tx) => {
    await endEverything(tx, { accountId, sparedId: id, reason: "account-reported" }, trace, now);
    await recordEvent(tx, { event: "account.reported", result: "success", actorId: accountId }, trace, now);
    return renewSession(tx, id);
  });
}
