// Owns what state a person's account is in, as the list of people shows and filters it.
import type { PeopleFilter } from "@/lib/admin/people/people-query";
import { INACTIVE_AFTER_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** What a screen shows of one person. */
export interface ListedPerson {
  id: string;
  email: string;
  emailConfirmedAt: Date | null;
  name: string | null;
  role: string;
  createdAt: Date;
  lastSignInAt: Date | null;
  deactivatedAt: Date | null;
  factorCount: number;
  codesLeft: number;
  codesLow: boolean;
  lockedUntil: Date | null;
}

/** Whoever signed in before then, or never, counts as inactive. */
export function inactiveBefore(now: Date): Date {
  return secondsBefore(now, INACTIVE_AFTER_SECONDS);
}

const IS_IN: Record<PeopleFilter, (person: ListedPerson, now: Date) => boolean> = {
  all: () => true,
  "no-second-factor": ({ factorCount }) => factorCount === 0,
  "codes-low": ({ codesLow }) => codesLow,
  locked: ({ lockedUntil }, now) => lockedUntil !== null && lockedUntil > now,
  inactive: ({ deactivatedAt, lastSignInAt, createdAt }, now) =>
    deactivatedAt === null && (lastSignInAt ?? createdAt) < inactiveBefore(now),
  deactivated: ({ deactivatedAt }) => deactivatedAt !== null,
  admins: ({ role }) => role === "admin",
};

/** Whether a filter shows a person; the walks of people-walks.ts say the same to the database. */
export function isShownBy(filter: PeopleFilter, person: ListedPerson, now: Date): boolean {
  return IS_IN[filter](person, now);
}
