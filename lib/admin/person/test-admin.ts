// Owns the administrators of tests: people with a second factor, and permits for what they do to others.
import type { PersonAct } from "@/lib/admin/person/act-on-person";
import { database } from "@/lib/platform/db";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { adminAct } from "@/lib/sign-in/step-up/test-claim";
import { makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";

/** An administrator in a session that an authenticator opened. */
export async function makeAdmin(now: Date = NOW) {
  const person = await makeProtectedPerson(now);
  const { accountId } = person.session;
  await database().account.update({ where: { id: accountId }, data: { role: "admin" } });
  return { ...person, accountId, session: await openSessionOf(accountId, "authenticator", now) };
}

/** What an administrator needs for one act on somebody: a live grant for it. */
export async function permitOn(
  admin: { accountId: string; session: { id: string } },
  personId: string,
  purpose: StepUpPurpose,
  now: Date = NOW,
): Promise<PersonAct> {
  const { accountId, session } = admin;
  return { ...(await adminAct({ id: session.id, accountId }, purpose, now)), personId };
}

/** The administrators who are not deactivated, of those that a test made. */
export function activeAdmins(ids: string[]): Promise<number> {
  return database().account.count({ where: { id: { in: ids }, role: "admin", deactivatedAt: null } });
}

/** Rows of the log about a person, told in short, with whether an administrator acted. */
export async function toldOf(subjectId: string, actorId: string): Promise<string[]> {
  const rows = await database().auditRow.findMany({ where: { subjectId, actorId }, orderBy: { id: "asc" } });
  return rows.map(({ event, reason }) => [event, reason].filter(Boolean).join(" "));
}
