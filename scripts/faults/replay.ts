// Owns trying again, after the fault, what was accepted already and what is locked.
import { setTimeout } from "node:timers/promises";
import { SECOND_FACTOR_LOCK_1_SECONDS } from "@/lib/platform/durations";
import { DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";
import { stepAt } from "@/lib/totp/step";
import { Customer } from "@/scripts/faults/customer";
import { Journal, type Told } from "@/scripts/faults/journal";

export const FIRST_LOCK_MS = SECOND_FACTOR_LOCK_1_SECONDS * 1000;
const periodMs = DEFAULT_TOTP_PARAMETERS.periodSeconds * 1000;

/** Sends the accepted codes of the last `most` people again. The journal then counts whatever opens as a second time. */
export async function replayAccepted(origin: string, journal: Journal, most: number): Promise<number> {
  const customer = new Customer(origin, journal);
  // A lock that began by a clock far behind is over by now: the code would count as a try.
  const isOver = (lockedAt: number | null) => lockedAt !== null && lockedAt + FIRST_LOCK_MS <= Date.now();
  const isReplayed = ({ key, lockedAt }: Told) => key !== null && !isOver(lockedAt);
  const people = journal.people.filter(isReplayed).slice(-most);
  let replays = 0;
  for (const told of people) {
    for (const [code, times] of [...told.spent].filter(([, count]) => count > 0)) {
      await customer.presentRecoveryCode(told, code);
      replays += times;
    }
    for (const [step] of [...told.accepted].filter(([, count]) => count > 0).slice(-1)) {
      await customer.presentCode(told, step);
      replays += 1;
    }
  }
  return replays;
}

/** Counts people whose next code opens their account, and locked ones, whose next code must not. */
export async function tryFreshCodes(
  origin: string,
  people: Told[],
): Promise<{ opened: number; lockedOpened: number }> {
  const customer = new Customer(origin, new Journal());
  const seen = { opened: 0, lockedOpened: 0 };
  for (const told of people) {
    const latest = Math.max(...told.accepted.keys());
    // A code that was not sent yet: the server already accepts the next one.
    const waitMs = Math.max(0, latest * periodMs - Date.now());
    await setTimeout(waitMs);
    const step = stepAt(Date.now(), DEFAULT_TOTP_PARAMETERS.periodSeconds) + 1;
    const isOpened = await customer.canSignIn(told, step);
    if (isOpened) seen[told.lockedAt === null ? "opened" : "lockedOpened"] += 1;
  }
  return seen;
}
