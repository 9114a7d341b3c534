// Owns adding one person by hand: an invitation, because nobody sets a password for somebody else (R73).
import "server-only";
import { type Invitation, inviteWithin } from "@/lib/accounts/sign-up/invitation";
import { type Result, refused } from "@/lib/platform/result";
import { adminSteppedUp, type NoPermit } from "@/lib/sign-in/step-up/admin-stepped-up";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";

export type NewPerson = AdminAct & Invitation;

type AddError = NoPermit | "person-exists";

/**
 * Mails an invitation and returns its link, to be shown once. What is refused consumes no grant.
 * Errors: step-up-required, not-admin-any-more, person-exists (somebody has the address, or may still take it back).
 */
export function addPerson(person: NewPerson): Promise<Result<string, AddError>> {
  return adminSteppedUp(person, "add-person", async (tx) => {
    const invited = await inviteWithin(tx, person);
    return invited.ok ? invited : refused("person-exists");
  });
}
