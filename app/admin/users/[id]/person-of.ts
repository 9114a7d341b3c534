// Owns the way to the pages about one person: the guard, the person, and for acts never oneself, and the step-up.
import "server-only";
import { redirect } from "next/navigation";
import { findPerson, type Person } from "@/lib/admin/person/person-store";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";
import { personPath } from "@/lib/sign-in/step-up/step-up-path";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

export interface PersonParams {
  params: Promise<{ id: string }>;
}

/** The person of the address, for an administrator; null where there is none. */
export async function personOf(params: PersonParams["params"]): Promise<Person | null> {
  await requireAdmin();
  return findPerson((await params).id);
}

/** The same, with a live grant for the act. One's own page says where to do it instead. */
export async function personToActOn(
  params: PersonParams["params"],
  purpose: StepUpPurpose,
): Promise<Person | null> {
  const session = await requireAdmin();
  const person = await personOf(params);
  if (person?.id === session.accountId) redirect(personPath(person.id));
  if (person) await requireStepUp(session, purpose, person.id);
  return person;
}

/** How people are called in sentences. */
export function calledPerson({ name, email }: Pick<Person, "name" | "email">): string {
  return name ? `${name} (${email})` : email;
}
