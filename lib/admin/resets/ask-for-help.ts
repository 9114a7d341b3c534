// Owns asking administrators for a reset: after the right password, by somebody without phone and codes.
import "server-only";
import { emailOf } from "@/lib/accounts/email/email-store";
import type { AdminError } from "@/lib/admin/errors";
import { hasOpenRequest, hasUsedUpRequests, insertRequest } from "@/lib/admin/resets/request-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import type { Tx } from "@/lib/platform/db";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { isKnownBrowserOf } from "@/lib/sign-in/known-browser";
import { findTicket } from "@/lib/sign-in/ticket";

export interface HelpRequest {
  /** Cookie value: the password was right. */
  ticket: string;
  /** What happened, in the person's words. */
  text: string;
  /** Cookie value of a browser that signed in before, if any. */
  browserMark: string | undefined;
  trace: Trace;
  now: Date;
}

type HelpError = Extract<AdminError, `help-${string}`> | "ticket-expired";

/**
 * Files a request, which changes nothing by itself. The owner is told (R85): whoever asks knows the password, and may
 * be somebody else. Errors: ticket-expired, help-open, help-used-up.
 */
export async function askForHelp(request: HelpRequest): Promise<Result<null, HelpError>> {
  return allOrNothing<null, HelpError>(async (tx) => {
    // Asked here: a change of password that came first has ended the ticket, and closed what was asked for with it.
    const live = await findTicket(request.ticket, request.now, tx);
    return live ? fileRequest(tx, live.accountId, request) : refused("ticket-expired");
  });
}

async function fileRequest(
  tx: Tx,
  accountId: string,
  { text, browserMark, trace, now }: HelpRequest,
): Promise<Result<null, HelpError>> {
  if (await hasOpenRequest(tx, accountId)) return refused("help-open");
  if (await hasUsedUpRequests(tx, accountId, now)) return refused("help-used-up");
  const isKnownBrowser = await isKnownBrowserOf(tx, accountId, browserMark, now);
  const id = await insertRequest(tx, { accountId, text, isKnownBrowser }, trace, now);
  await recordEvent(tx, { event: "reset.requested", result: "success", actorId: accountId }, trace, now);
  const { email: person } = await emailOf(tx, accountId);
  await notifyAdmins(tx, { kind: "admin-reset-requested", person, path: `/admin/resets/${id}` }, trace, now);
  return accepted(null);
}
