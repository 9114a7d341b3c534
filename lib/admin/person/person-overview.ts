// Owns everything that a person's page tells administrators, gathered field by field: no secret, hash or code.
import "server-only";
import { type FailedTries, failedTries } from "@/lib/admin/person/lock-store";
import { type NotesPage, notesPage } from "@/lib/admin/person/note-store";
import { findPerson, type Person } from "@/lib/admin/person/person-store";
import { type ActivityEntry, activityPage } from "@/lib/audit/activity-store";
import { findPasskeyRule } from "@/lib/passkeys/find-passkey-rule";
import { database } from "@/lib/platform/db";
import { NOTES_SHOWN_FIRST, RECENT_ACTIVITY } from "@/lib/platform/limits";
import { type ListedSession, liveSessionsOf } from "@/lib/sign-in/sessions/session-list";
import {
  type AuthenticatorSummary,
  listAuthenticators,
} from "@/lib/two-factor/authenticators/authenticator-store";
import { type OwnFactors, ownFactors } from "@/lib/two-factor/overview/own-factors";
import {
  listTrustedDevices,
  type TrustedDeviceSummary,
} from "@/lib/two-factor/trusted-devices/trusted-device-store";

export interface PersonOverview extends OwnFactors {
  person: Person;
  authenticators: AuthenticatorSummary[];
  trustedDevices: TrustedDeviceSummary[];
  sessions: Omit<ListedSession, "isThis">[];
  failedTries: FailedTries[];
  /** The newest RECENT_ACTIVITY entries. */
  activity: ActivityEntry[];
  /** The newest NOTES_SHOWN_FIRST notes. */
  notes: NotesPage;
}

/**
 * What there is to know of an account, or null where there is none of this id.
 * @param epoch of the session that asks, and so of every live one
 */
export async function personOverview(id: string, epoch: number, now: Date): Promise<PersonOverview | null> {
  const person = await findPerson(id);
  if (!person) return null;
  const { role, factorCount, resetAt } = person;
  const owner = {
    accountId: id,
    role,
    hasSecondFactor: factorCount > 0,
    isReset: resetAt !== null,
    passkeyRule: await findPasskeyRule(database(), id, now),
    epoch,
  };
  const { entries } = await activityPage(id, { kind: "all", before: null });
  return {
    person,
    authenticators: await listAuthenticators(id),
    ...(await ownFactors(id, now)),
    trustedDevices: await listTrustedDevices(owner, now),
    sessions: await liveSessionsOf(owner, now),
    failedTries: await failedTries(person),
    activity: entries.slice(0, RECENT_ACTIVITY),
    notes: await notesPage(id, null, NOTES_SHOWN_FIRST),
  };
}
