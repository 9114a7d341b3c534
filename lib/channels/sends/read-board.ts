// Owns reading what the board of sends shows: two statements, however much was sent.
import "server-only";
import { type BoardReport, type BoardRow, boardReport } from "@/lib/channels/sends/board-report";
import { boardRows } from "@/lib/channels/sends/board-store";
import { pauseId } from "@/lib/channels/sends/pause-id";
import { type KnownPause, knownPauses } from "@/lib/channels/sends/pause-store";
import { database } from "@/lib/platform/db";
import { SENDS_LONG_WINDOW_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";
import { dayOf, dayPlus, daysBetween, startOfUtcDay } from "@/lib/platform/utc-day";

export const BOARD_PERIODS = [7, 30] as const;

/** So many days, today among them. Sends of before are not kept. */
export type BoardPeriod = (typeof BOARD_PERIODS)[number];

/** Reads the parameter of an address; what is no period of ours asks for 7 days. */
export function boardPeriodOf(days: unknown): BoardPeriod {
  return BOARD_PERIODS.find((period) => String(period) === days) ?? 7;
}

function daysOf(period: BoardPeriod, now: Date): string[] {
  const today = dayOf(now);
  return daysBetween(dayPlus(today, 1 - period), today);
}

export interface Board extends BoardReport {
  /** What is switched off now. */
  pauses: KnownPause[];
}

/** What the board shows for a period that ends today, in UTC. */
export async function readBoard(period: BoardPeriod, now: Date): Promise<Board> {
  const days = daysOf(period, now);
  return { ...boardReport(await sendRows(period, now), days), pauses: await openPauses() };
}

async function openPauses(): Promise<KnownPause[]> {
  const pauses = await knownPauses(database());
  return pauses.filter(({ resumedAt }) => resumedAt === null);
}

/** The way that is switched off under an id of `pauseId`, or null. */
export async function findPause(id: string): Promise<KnownPause | null> {
  return (await openPauses()).find((pause) => pauseId(pause) === id) ?? null;
}

/** The rows behind the board: also for the file that an administrator takes along. */
export function sendRows(period: BoardPeriod, now: Date): Promise<BoardRow[]> {
  const [first = dayOf(now)] = daysOf(period, now);
  return boardRows(startOfUtcDay(first), secondsBefore(now, SENDS_LONG_WINDOW_SECONDS));
}
