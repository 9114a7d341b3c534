// Owns taking an invitation back that nobody has used.
import "server-only";
import { endInvitation } from "@/lib/accounts/sign-up/invitation-store";
import { asAdmin } from "@/lib/admin/person/as-admin";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { accepted, type Result, refused } from "@/lib/platform/result";

export interface Withdrawal {
  /** The administrator. */
  actorId: string;
  trace: Trace;
  now: Date;
}

/**
 * Ends an invitation, whoever sent it. Needs no permit: it gives nobody anything. Errors: not-admin-any-more,
 * invitation-missing (there is none, or it was used, withdrawn or too old).
 */
export function withdrawInvitation(
  { actorId, trace, now }: Withdrawal,
  id: string,
): Promise<Result<null, "invitation-missing" | "not-admin-any-more">> {
  return asAdmin<null, "invitation-missing">(actorId, async (tx) => {
    if (!(await endInvitation(tx, id, now))) return refused("invitation-missing");
    const entry = { event: "invitation.withdrawn", result: "success", actorId, subjectId: id } as const;
    await recordEvent(tx, entry, trace, now);
    return accepted(null);
  });
}
