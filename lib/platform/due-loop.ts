// Owns when queues in the database are worked off: as soon as something is queued, when something becomes due, and now and
// then for what other processes queued.
import { setTimeout as wait } from "node:timers/promises";
import type { Bell } from "@/lib/platform/bell";
import { clock } from "@/lib/platform/clock";
import { SHUTDOWN_GRACE_SECONDS } from "@/lib/platform/durations";
import { onShutdown } from "@/lib/platform/edge/shutdown";
import { logger } from "@/lib/platform/logger";
import { runOutsideRequests } from "@/lib/platform/request-context";

/** The queueing transaction has the database to itself until it ends: a look right after it finds the row. */
const RING_MS = 20;

/** How long work under way may delay a shutdown; running answers and the other closers need the rest of the time. */
const PATIENCE_MS = (SHUTDOWN_GRACE_SECONDS / 2) * 1000;

export interface DueLoop {
  /** For the log and the shutdown. */
  name: string;
  /** Rung when something was queued. */
  bell: Bell;
  /** The queue is looked at at least this often. */
  lookSeconds: number;
  /** Works off everything that is due, or begins nothing further once `isOver`. */
  workOff(tellTime: () => Date, isOver: () => boolean): Promise<void>;
  /** When the next one is due; null where nothing waits for a time. */
  nextDue(): Promise<Date | null>;
}

/** Starts the loop. A shutdown waits for what is under way; the rest stays in the database. */
export function startDueLoop({ name, bell, lookSeconds, workOff, nextDue }: DueLoop): void {
  let timer: NodeJS.Timeout | undefined;
  let plannedMs = Number.POSITIVE_INFINITY;
  let running = Promise.resolve();
  let isOver = false;
  const lookMs = lookSeconds * 1000;
  /** Looks again after this time, unless an earlier look is planned. */
  const lookIn = (ms: number) => {
    const atMs = performance.now() + ms;
    if (isOver || atMs >= plannedMs) return;
    clearTimeout(timer);
    plannedMs = atMs;
    timer = setTimeout(() => {
      plannedMs = Number.POSITIVE_INFINITY;
      running = running.then(look);
    }, ms);
    timer.unref();
  };
  const look = async () => {
    lookIn(lookMs);
    try {
      await workOff(
        () => clock.now(),
        () => isOver,
      );
      const due = await nextDue();
      if (due) lookIn(Math.min(Math.max(due.getTime() - clock.now().getTime(), RING_MS), lookMs));
    } catch (error) {
      logger().error({ err: error, queue: name }, "looking for what is due failed");
    }
  };
  bell.ring = () => runOutsideRequests(() => lookIn(RING_MS));
  lookIn(0);
  onShutdown(name, () => {
    isOver = true;
    clearTimeout(timer);
    // One try may last longer than a whole shutdown may; the next start sends what is left (decision 010).
    return Promise.race([running, wait(PATIENCE_MS)]);
  });
}
