// Owns what time does in account-life.test.ts: it passes, up to the very moment at which something ends, and sweeps.

import { sweepAccounts } from "@/lib/accounts/sweep";
import { sweepResets } from "@/lib/admin/resets/sweep-resets";
import { mailsOf } from "@/lib/admin/resets/test-reset-people";
import { tokenOf } from "@/lib/mail/test-mails";
import { type Act, choose } from "@/lib/sign-in/account-life/test-act";
import { decide } from "@/lib/sign-in/account-life/test-acts-of-admins";
import { moveReset } from "@/lib/sign-in/account-life/test-acts-of-resets";
import { giveSecondFactor } from "@/lib/sign-in/account-life/test-acts-of-sign-in";
import { DAY, HOUR, MINUTE, noTries, type Person, SECOND } from "@/lib/sign-in/account-life/test-model";
import { hasFactor, isInTime } from "@/lib/sign-in/account-life/test-promises";
import { sweepSignIn } from "@/lib/sign-in/sweep";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-two-factor";

/** Every moment at which something of a person ends. */
function endsOf(person: Person): number[] {
  const { tickets, sessions, grants, devices, enrollment, temporaryCode, reset, factorTries, passwordTries } =
    person;
  const links = [person.resetPasswordLink, person.reEnrollLink];
  const ending = [...tickets, ...sessions, ...grants, ...devices, ...links, enrollment, temporaryCode];
  const idle = sessions.flatMap(({ usedAt }) => [usedAt + 15 * MINUTE, usedAt + HOUR]);
  const locks = [factorTries.lockedUntil, passwordTries.lockedUntil, reset?.dueAt ?? 0];
  return [...ending.flatMap((each) => each?.endsAt ?? []), ...idle, ...locks];
}

/** To the next moment at which something ends, or a thousandth of a second before it. */
export const waitForAnEnd: Act = async (life, person, { pick, how }) => {
  const ends = endsOf(person).filter((at) => at > life.now && at < life.now + 31 * DAY);
  const { lockedUntil } = person.factorTries;
  const isOfLock = ends.includes(lockedUntil) && how % 4 > 0;
  const end = isOfLock ? lockedUntil : choose(ends.sort((a, b) => a - b).slice(0, 4), pick);
  if (end === undefined || end - 1 <= life.now) return;
  life.now = how % 2 ? end : end - 1;
  life.isHeld = true;
  await life.hold(`to an end of ${person.name}'s`, null, null, []);
};

/** At the very moment at which a lock or something else ends, a right code: to a fresh ticket, or to the last one. */
export const tryAtAnEnd: Act = async (life, person, choice) => {
  const isLocked = person.factorTries.lockedUntil > life.now;
  await waitForAnEnd(life, person, choice);
  await giveSecondFactor(life, person, { pick: 0, how: isLocked ? 0 : 3 });
};

export const wait: Act = async (life, _, { pick }) => {
  life.now += choose([20 * SECOND, 30 * SECOND, 30 * SECOND, MINUTE, 3 * MINUTE, 20 * MINUTE], pick) ?? 0;
  await life.hold("time passes", null, null, []);
};

const linksMailed = ({ email }: Person) => mailsOf(email, "re-enroll");

/** A reset whose time has come happens, unless it lacks a yes by now: the policy may have changed meanwhile. */
export const waitForReset: Act = async (life, person, choice) => {
  if (!person.reset?.dueAt) return;
  if (choice.how % 2 === 1) await decide(life, person, choice);
  life.now = Math.max(life.now, person.reset.dueAt);
  await sweep(life, person, choice);
};

/** Removes what is over, and performs the resets that are due. Nobody may notice anything else. */
export const sweep: Act = async (life) => {
  const rows: string[] = [];
  const mailed = await Promise.all(life.people.map(linksMailed));
  for (const sweeper of [sweepSignIn, sweepTwoFactor, sweepAccounts, sweepResets]) await sweeper(life.date);
  const isOver = ({ endsAt }: { endsAt: number }) => endsAt <= life.now;
  for (const person of life.people) {
    person.sessions = person.sessions.filter((session) => isInTime(session, person, life.now));
    person.devices = person.devices.filter((device) => !isOver(device));
    // A password's failures are forgotten after a month; a second factor's never.
    if (person.passwordTries.triedAt < life.now - 30 * DAY) person.passwordTries = noTries();
    if (!person.enrollment || !isOver(person.enrollment)) continue;
    rows.push(`${person.name}: enrollment.abandoned! ${person.enrollment.refusal ?? "not-seen"}`);
    person.enrollment = null;
  }
  const dueAt = ({ reset }: Person) => reset?.dueAt ?? Infinity;
  const due = life.people.filter((person) => dueAt(person) <= life.now).sort((a, b) => dueAt(a) - dueAt(b));
  for (const person of due) {
    const isThere = hasFactor(person) || person.isReset;
    if (isThere) rows.push(...moveReset(life, person).map((row) => `${person.name}: ${row}`));
    else person.reset = null;
    const mails = await linksMailed(person);
    if (mails.length > (mailed[life.people.indexOf(person)]?.length ?? 0))
      person.reEnrollLink = { token: tokenOf(mails.at(-1)?.values.link), endsAt: life.now + DAY };
  }
  for (const person of life.people)
    if (person.reset?.dueAt === null && person.reset.begunAt < life.now - 7 * DAY) person.reset = null;
  await life.hold("the sweeper comes by", null, null, rows);
};
