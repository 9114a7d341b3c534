// Owns the answer to a request for a reset: yes, which begins one, or no, in the administrator's words.
import "server-only";
import { emailOf } from "@/lib/accounts/email/email-store";
import { provedAddresses } from "@/lib/accounts/email/proved-addresses";
import type { ResetOutcome } from "@/lib/admin/resets/advance-reset";
import {
  beginReset,
  loggingRefusals,
  type ResetError,
  type ResetOrder,
} from "@/lib/admin/resets/begin-reset";
import { accountOfRequest, closeRequest } from "@/lib/admin/resets/request-store";
import { insertRefusal } from "@/lib/admin/resets/reset-store";
import { recordEvent } from "@/lib/audit/record-event";
import { queueMail } from "@/lib/mail/queue-mail";
import { notifyInApp } from "@/lib/notices/notify";
import { database, type Tx } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { type NoPermit, refusePermit } from "@/lib/sign-in/step-up/admin-stepped-up";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";

/** Says yes: the reset begins like any other, and the request is closed by it. Errors: those of ResetError. */
export async function approveRequest(
  act: AdminAct,
  requestId: string,
  order: Omit<ResetOrder, "accountId" | "requestId">,
): Promise<Result<ResetOutcome, ResetError>> {
  const accountId = await accountOfRequest(database(), requestId);
  if (!accountId) return refused("reset-over");
  return loggingRefusals(act, accountId, async (tx) => {
    if (!(await closeRequest(tx, requestId, act.now))) return refused("reset-over");
    return beginReset(tx, act, { ...order, accountId, requestId }, "decide-reset");
  });
}

type RefusalError = "reset-over" | "reset-own" | NoPermit;

/** Says no. The person is told in the app, and by mail at each proved address. Errors: those of RefusalError. */
export function refuseRequest(
  act: AdminAct,
  requestId: string,
  reason: string,
): Promise<Result<null, RefusalError>> {
  const { actorId, trace, now } = act;
  return allOrNothing<null, RefusalError>(async (tx) => {
    const accountId = await accountOfRequest(tx, requestId);
    if (!accountId) return refused("reset-over");
    if (accountId === actorId) return refused("reset-own");
    const refusal = await refusePermit(tx, act, "decide-reset");
    if (refusal) return refused(refusal);
    if (!(await closeRequest(tx, requestId, now))) return refused("reset-over");
    await insertRefusal(tx, { accountId, actorId, requestId, reason }, now);
    const entry = { event: "reset.refused", result: "success", actorId } as const;
    await recordEvent(tx, { ...entry, subjectId: accountId }, trace, now);
    await notifyInApp(tx, { accountId, kind: "reset-refused" }, trace, now);
    await mailRefusal(tx, { accountId, requestId, reason }, now);
    return accepted(null);
  });
}

async function mailRefusal(
  tx: Tx,
  { accountId, requestId, reason }: { accountId: string; requestId: string; reason: string },
  now: Date,
): Promise<void> {
  const owner = await emailOf(tx, accountId);
  const values = { link: new URL("/sign-in", settings().appUrl).href, reason };
  for (const [place, to] of provedAddresses(owner).entries()) {
    const mail = { idempotencyKey: `reset-refused:${requestId}:${place}`, accountId, to } as const;
    await queueMail(tx, { ...mail, locale: owner.locale, kind: "reset-refused", values }, now);
  }
}
