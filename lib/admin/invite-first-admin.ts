// Owns inviting the first administrator by mail: another way in beside the set-up link, closed together with it.
import "server-only";
import { type Invitation, inviteWithin } from "@/lib/accounts/sign-up/invitation";
import { awaitsFirstAdmin } from "@/lib/admin/setup-store";
import { allOrNothing, type Result, refused } from "@/lib/platform/result";

/**
 * Mails an invitation that counts while no administrator has ever existed, and returns its link. It closes nothing by
 * itself; whoever accepts it first, or uses the set-up link first, closes both for ever (R3).
 * Errors: setup-closed, email-taken.
 */
export function inviteFirstAdmin(
  invitation: Omit<Invitation, "role" | "actorId">,
): Promise<Result<string, "setup-closed" | "email-taken">> {
  return allOrNothing<string, "setup-closed" | "email-taken">(async (tx) => {
    if (!(await awaitsFirstAdmin(tx))) return refused("setup-closed");
    return inviteWithin(tx, { ...invitation, role: "first-admin" });
  });
}
