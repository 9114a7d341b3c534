// Owns adding one person by hand: an invitation, because nobody sets a password for somebody else (R73).
import "server-only";
import { type Invitation, inviteWithin } from "@/lib/accounts/invitation";
import { type Result, refused } from "@/lib/platform/result";
import type { AdminAct } from "@/lib/sign-in/permitted-act";
import { steppedUp } from "@/lib/sign-in/stepped-up";

export type NewPerson = AdminAct & Invitation;

type AddError = "step-up-required" | "person-exists";

/**
 * Mails an invitation and returns its link, to be shown once. What is refused consumes no grant.
 * Errors: step-up-required, person-exists (somebody has the address, or may still take it back).
 */
export function addPerson(person: NewPerson): Promise<Result<string, AddError>> {
  return steppedUp(person, "add-person", async (tx) => {
    const invited = await inviteWithin(tx, person);
    return invited.ok ? invited : refused("person-exists");
  });
}
