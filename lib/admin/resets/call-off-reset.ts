// Owns calling a reset off before it happens: by its link, by the person signed in, or by an administrator (R74).
import "server-only";
import { emailOf } from "@/lib/accounts/email/email-store";
import type { AccountError } from "@/lib/accounts/errors";
import { consumeLink, endLinks } from "@/lib/accounts/link-store";
import { closeRequestOf } from "@/lib/admin/resets/request-store";
import {
  accountsUnderReset,
  moveReset,
  pendingAccountOf,
  pendingResetOf,
} from "@/lib/admin/resets/reset-store";
import type { ResetState } from "@/lib/admin/resets/reset-terms";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import type { Tx } from "@/lib/platform/db";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { adminSteppedUp, type NoPermit } from "@/lib/sign-in/step-up/admin-stepped-up";
import type { AdminAct, OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";

/**
 * Uses the link of a mail, whichever address the account has by now: it was the owner's when the reset was scheduled,
 * and calling off gives nobody anything. Errors: link-invalid, also where the reset is over.
 */
export function callOffByLink(token: string, trace: Trace, now: Date): Promise<Result<null, AccountError>> {
  return allOrNothing<null, AccountError>(async (tx) => {
    const claim = await consumeLink(tx, "cancel-reset", token, now);
    const accountId = claim?.accountId;
    if (!accountId) return refused("link-invalid");
    const isOff = await callOff(tx, { accountId, actorId: accountId, reason: "by-person" }, trace, now);
    return isOff ? accepted(null) : refused("link-invalid");
  });
}

/**
 * Calls off the reset of one's own account, signed in, or takes the request for one back. Takes a step-up: a stolen
 * session alone could otherwise keep the owner's reset from ever happening. Errors: step-up-required, reset-over.
 */
export function callOffOwnReset({
  accountId,
  claim,
  trace,
  now,
}: OwnAct): Promise<Result<null, "step-up-required" | "reset-over">> {
  return steppedUp({ claim, now }, "call-off-reset", async (tx) => {
    const isBack = (await closeRequestOf(tx, accountId, now)) !== null;
    const isOff = await callOff(tx, { accountId, actorId: accountId, reason: "by-person" }, trace, now);
    if (isBack && !isOff) await recordWithdrawal(tx, accountId, trace, now);
    return isBack || isOff ? accepted(null) : refused("reset-over");
  });
}

async function recordWithdrawal(tx: Tx, actorId: string, trace: Trace, now: Date): Promise<void> {
  const entry = { event: "reset.called-off", result: "success", actorId, reason: "by-person" } as const;
  await recordEvent(tx, entry, trace, now);
}

/** Calls off somebody's reset as an administrator. Errors: step-up-required, not-admin-any-more, reset-over. */
export function callOffAsAdmin(
  { actorId, claim, trace, now }: AdminAct,
  id: string,
): Promise<Result<null, NoPermit | "reset-over">> {
  return adminSteppedUp({ actorId, claim, now }, "decide-reset", async (tx) => {
    const accountId = await pendingAccountOf(tx, id);
    if (!accountId) return refused("reset-over");
    const end = { accountId, actorId, reason: "by-admin" } as const;
    return (await callOff(tx, end, trace, now)) ? accepted(null) : refused("reset-over");
  });
}

interface CallOff {
  accountId: string;
  /** Nobody where a backup was restored. */
  actorId?: string;
  reason: "by-person" | "by-admin" | "database-restored";
}

/** Ends every reset that is under way in a restored database: it may have been called off since the backup. */
export async function callOffAll(tx: Tx, trace: Trace, now: Date): Promise<void> {
  for (const accountId of await accountsUnderReset(tx))
    await callOff(tx, { accountId, reason: "database-restored" }, trace, now);
}

/** Ends whatever reset is under way for an account. False when there is none, or it has just happened. */
export async function callOff(
  tx: Tx,
  { accountId, actorId, reason }: CallOff,
  trace: Trace,
  now: Date,
): Promise<boolean> {
  const reset = await pendingResetOf(tx, accountId);
  if (!reset) return false;
  const move = { id: reset.id, from: reset.state as ResetState, to: "called-off" } as const;
  if (!(await moveReset(tx, move, { endedAt: now }))) return false;
  await endLinks(tx, accountId, ["cancel-reset"]);
  const entry = { event: "reset.called-off", result: "success", actorId, subjectId: accountId } as const;
  await recordEvent(tx, { ...entry, reason }, trace, now);
  const { email: person } = await emailOf(tx, accountId);
  const path = `/admin/resets/${reset.id}`;
  await notifyAdmins(tx, { kind: "admin-reset-called-off", person, path }, trace, now);
  return true;
}
