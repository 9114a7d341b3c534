// Owns resets of a second factor in account-life.test.ts: one yes or two, at once or later.

import type { ResetOutcome } from "@/lib/admin/resets/advance-reset";
import { approveReset } from "@/lib/admin/resets/approve-reset";
import { resetSecondFactor } from "@/lib/admin/resets/begin-reset";
import { orderFor } from "@/lib/admin/resets/test-reset-people";
import { tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { type Act, choose } from "@/lib/sign-in/account-life/test-act";
import { adminFor, tenThisHour } from "@/lib/sign-in/account-life/test-admin-at-work";
import { errorOf, type Life } from "@/lib/sign-in/account-life/test-life";
import { DAY, type Person } from "@/lib/sign-in/account-life/test-model";
import { hasFactor, needsTwo, resetFactors } from "@/lib/sign-in/account-life/test-promises";

/** What a reset comes to now: it waits for a second yes, is to come, or happens. Gives the rows of the log. */
export function moveReset(life: Life, person: Person): string[] {
  const { reset } = person;
  if (!reset) return [];
  if (reset.yeses.length < (needsTwo(person, life.rules, life.now) ? 2 : 1)) {
    reset.dueAt = null;
    return ["reset.proposed"];
  }
  if (reset.delay > 0 && reset.dueAt === null) {
    reset.dueAt = life.now + reset.delay;
    return ["reset.scheduled lost-phone"];
  }
  return resetFactors(person);
}

function keepLink(life: Life, person: Person, outcome: ResetOutcome): void {
  if (outcome.kind === "done") person.reEnrollLink = { token: tokenOf(outcome.link), endsAt: life.now + DAY };
}

/** Nobody's second factor is taken without as many yeses as the policy and the person's role ask for. */
export const begin: Act = async (life, person, { pick, how }) => {
  const by = how % 2;
  const [time, delay] = choose(
    [
      ["now", 0],
      ["short", DAY],
      ["long", 7 * DAY],
    ] as const,
    pick,
  ) ?? ["now", 0];
  const act = await adminFor(life, by, person, "reset-second-factor");
  const result = await resetSecondFactor(
    act,
    orderFor({ id: person.accountId, email: person.email }, { time }),
  );
  const isThere = hasFactor(person) || person.isReset;
  const late = tenThisHour(life.yeses[by], life.now)
    ? "resets-used-up"
    : person.reset
      ? "reset-pending"
      : null;
  const promised = isThere ? late : "reset-nothing-there";
  const rows = [`second-factor.reset! ${promised}`];
  if (!promised) {
    life.yeses[by]?.push(life.now);
    const waiting = {
      where: { accountId: person.accountId },
      orderBy: { createdAt: "desc" },
      select: { id: true },
    };
    const { id } = await database().reset.findFirstOrThrow({ ...waiting, orderBy: { createdAt: "desc" } });
    person.reset = { id, begunAt: life.now, delay, dueAt: null, yeses: [by] };
    rows.splice(0, 1, ...moveReset(life, person));
  }
  if (result.ok) keepLink(life, person, result.value);
  await life.hold(`Admin ${by} resets ${person.name}, ${time}`, errorOf(result), promised, rows);
};

/** The second yes is another administrator's. */
export const approve: Act = async (life, person, { how }) => {
  const by = how % 2;
  const { reset } = person;
  if (!reset) return;
  const act = await adminFor(life, by, person, "decide-reset");
  const result = await approveReset(act, reset.id, person.email);
  const said = `Admin ${by} approves the reset of ${person.name}`;
  if (reset.dueAt !== null) return life.hold(said, errorOf(result), "reset-over", []);
  const isThere = hasFactor(person) || person.isReset;
  const late = tenThisHour(life.yeses[by], life.now) ? "resets-used-up" : null;
  const early = reset.begunAt < life.now - 7 * DAY ? "reset-over" : null;
  const twice = reset.yeses.includes(by) ? "reset-approved-already" : null;
  const promised = early ?? twice ?? (isThere ? late : "reset-nothing-there");
  const rows = [`second-factor.reset! ${promised}`];
  if (!promised) {
    life.yeses[by]?.push(life.now);
    reset.yeses.push(by);
    rows.splice(0, 1, "reset.approved", ...moveReset(life, person));
  }
  if (result.ok) keepLink(life, person, result.value);
  await life.hold(said, errorOf(result), promised, rows);
};
