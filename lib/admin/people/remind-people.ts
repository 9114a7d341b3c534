// Owns reminding everybody who can be reminded to add a second factor (R70): whom, how many they are, and the mails.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { isFactorOffered } from "@/lib/accounts/policy/second-factor-rule";
import type { AdminError } from "@/lib/admin/errors";
import type { PeopleCount } from "@/lib/admin/people/count-people";
import { unremindedPeople } from "@/lib/admin/people/unreminded-people";
import { asAdmin } from "@/lib/admin/person/as-admin";
import { type Reminded, remindedBefore, sendReminder } from "@/lib/admin/person/reminder";
import { database, type Tx } from "@/lib/platform/db";
import { REMINDERS_AT_ONCE, REMINDERS_PER_TRANSACTION } from "@/lib/platform/limits";
import { accepted, type Result, refused } from "@/lib/platform/result";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";

type RemindingAct = Omit<AdminAct, "claim">;

/**
 * Mails the reminder to the first REMINDERS_AT_ONCE people who can be reminded, by address. Each is reminded in a
 * transaction with some others, so that nobody else waits for all of them.
 * Errors: not-admin-any-more, nobody-to-remind.
 */
export async function remindPeople(act: RemindingAct): Promise<Result<null, AdminError>> {
  let reminded = 0;
  while (reminded < REMINDERS_AT_ONCE) {
    const some = await asAdmin<number, AdminError>(act.actorId, async (tx) =>
      accepted(await remindSome(tx, act)),
    );
    // Whoever loses the role meanwhile has reminded some: to say that nothing was changed would be wrong.
    if (!some.ok && reminded === 0) return some;
    if (!some.ok || some.value === 0) break;
    reminded += some.value;
  }
  return reminded > 0 ? accepted(null) : refused("nobody-to-remind");
}

/** How many people a press would remind now; no more than REMINDERS_AT_ONCE are counted. */
export async function countRemindable(actorId: string, now: Date): Promise<PeopleCount> {
  const { length } = await remindable(database(), { actorId, now }, REMINDERS_AT_ONCE + 1);
  return { count: Math.min(length, REMINDERS_AT_ONCE), isMore: length > REMINDERS_AT_ONCE };
}

async function remindSome(tx: Tx, act: RemindingAct): Promise<number> {
  const people = await remindable(tx, act, REMINDERS_PER_TRANSACTION);
  let reminded = 0;
  for (const person of people) if (await sendReminder(tx, person, act)) reminded += 1;
  return reminded;
}

/** As in `remindPerson`: whom a mail reaches, who can enroll without a one-time link, and whom nobody has just reminded. */
async function remindable(
  db: Tx,
  { actorId, now }: Pick<RemindingAct, "actorId" | "now">,
  count: number,
): Promise<Reminded[]> {
  const policy = await currentPolicy(db);
  const offered = ["member", "admin"].filter((role) => isFactorOffered(policy, role));
  return unremindedPeople(db, { exceptId: actorId, roles: offered, before: remindedBefore(now) }, count);
}
