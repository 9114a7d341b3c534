// Owns a run of one fault: a crowd, what breaks meanwhile, and the comparison at the end.
import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import { crowd } from "@/scripts/faults/crowd";
import type { FlakyServer } from "@/scripts/faults/flaky-server";
import { Journal, type Told } from "@/scripts/faults/journal";
import { FIRST_LOCK_MS, replayAccepted, tryFreshCodes } from "@/scripts/faults/replay";

const CROWD = 8;
const REPLAYED_PEOPLE = 40;
const TRIED_PEOPLE = 5;
const LOOK_MS = 20;
const HEALTHY_WITHIN_MS = 30_000;

interface Fault {
  /** How long the crowd works. */
  seconds: number;
  /** Breaks something and mends it again; called again and again until the time is over. */
  strike(journal: Journal): Promise<void>;
}

/** Checks that no acknowledged change is lost, nothing was accepted twice and no lock is forgotten. Returns the journal. */
export async function underFaults(server: FlakyServer, { seconds, strike }: Fault): Promise<Journal> {
  const journal = new Journal();
  const end = Date.now() + seconds * 1000;
  const load = crowd(server.origin, journal, { size: CROWD, isOver: () => Date.now() > end });
  let strikes = 0;
  for (; Date.now() < end; strikes += 1) await strike(journal);
  const stories = await load;
  await expect.poll(() => server.isHealthy(), { timeout: HEALTHY_WITHIN_MS }).toBe(true);
  const replays = await replayAccepted(server.origin, journal, REPLAYED_PEOPLE);
  const known = journal.people.filter(({ key }) => key !== null);
  const isLocked = ({ lockedAt }: Told) => lockedAt !== null && lockedAt > Date.now() - FIRST_LOCK_MS / 2;
  const locked = known.filter(isLocked).slice(-TRIED_PEOPLE);
  const free = known.filter(({ lockedAt }) => lockedAt === null).slice(-TRIED_PEOPLE);
  const { opened, lockedOpened } = await tryFreshCodes(server.origin, [...free, ...locked]);
  const { answered, unanswered } = journal;
  const figures = { seconds, strikes, people: known.length, stories, answered, unanswered, replays };
  process.stdout.write(`  ${JSON.stringify({ ...figures, locked: locked.length })}\n`);
  // Loaded here and not above, so that a test can name its database first.
  const { faultsOf } = await import("@/scripts/faults/check-journal");
  expect(await faultsOf(journal)).toEqual([]);
  expect([opened, lockedOpened]).toEqual([free.length, 0]);
  expect(
    Math.min(strikes, stories, replays, free.length),
    "the run was long enough to show anything",
  ).toBeGreaterThan(2);
  return journal;
}

/** Waits for this many more answers, so that on a slow machine, too, the server is killed at work. */
export async function untilAnswered(journal: Journal, more: number): Promise<void> {
  for (const enough = journal.answered + more; journal.answered < enough; ) await setTimeout(LOOK_MS);
}

/** Waits for a random time between two, in milliseconds. */
export function sometime(least: number, most: number): Promise<void> {
  return setTimeout(least + Math.random() * (most - least));
}
