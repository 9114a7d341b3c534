// Owns the reminder to add a second factor: one mail to one person, once in ENROLL_REMINDER_SECONDS, and its entry in the log.
import "server-only";
import { type PersonAct, recordAct } from "@/lib/admin/person/act-on-person";
import { markReminded, type Person } from "@/lib/admin/person/person-store";
import { queueMail } from "@/lib/mail/queue-mail";
import type { Tx } from "@/lib/platform/db";
import { ENROLL_REMINDER_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** Somebody who may be reminded: `remindPerson` and `remindPeople` say who may. */
export type Reminded = Pick<Person, "id" | "email" | "locale">;

/** Who was reminded after this moment is not reminded again. */
export function remindedBefore(now: Date): Date {
  return secondsBefore(now, ENROLL_REMINDER_SECONDS);
}

/** Queues the mail and writes the entry. False when the person was reminded a short while ago. */
export async function sendReminder(
  tx: Tx,
  { id, email, locale }: Reminded,
  act: Omit<PersonAct, "claim" | "personId">,
): Promise<boolean> {
  const { now } = act;
  if (!(await markReminded(tx, id, remindedBefore(now), now))) return false;
  const values = { link: new URL("/sign-in", settings().appUrl).href };
  await queueMail(tx, { accountId: id, to: email, locale, kind: "enroll-reminder", values }, now);
  await recordAct(tx, { ...act, personId: id }, "person.reminded");
  return true;
}
