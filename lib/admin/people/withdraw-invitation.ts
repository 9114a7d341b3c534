// Owns taking an invitation back that nobody has used.
import "server-only";
import { endInvitation } from "@/lib/accounts/invitation-store";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";

export interface Withdrawal {
  /** The administrator. */
  actorId: string;
  trace: Trace;
  now: Date;
}

/**
 * Ends an invitation, whoever sent it. Needs no permit: it gives nobody anything. Errors: invitation-missing (there is
 * none, or it was used, withdrawn or too old).
 */
export function withdrawInvitation(
  { actorId, trace, now }: Withdrawal,
  id: string,
): Promise<Result<null, "invitation-missing">> {
  return allOrNothing<null, "invitation-missing">(async (tx) => {
    if (!(await endInvitation(tx, id, now))) return refused("invitation-missing");
    await recordEvent(tx, { event: "invitation.withdrawn", result: "success", actorId }, trace, now);
    return accepted(null);
  });
}
