// Owns when mails are sent: as soon as one is queued, again when one is due, and now and then for other processes.
import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { mailBell } from "@/lib/mail/mail-bell";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { nextDue } from "@/lib/mail/store";
import { clock } from "@/lib/platform/clock";
import { MAIL_LOOK_SECONDS, SHUTDOWN_GRACE_SECONDS } from "@/lib/platform/durations";
import { onShutdown } from "@/lib/platform/edge/shutdown";
import { logger } from "@/lib/platform/logger";

/** The queueing transaction has the database to itself until it ends: a look right after it finds the row. */
const RING_MS = 20;

/** How long the mails under way may hold up the end; the answers before and the closers after need the rest. */
const PATIENCE_MS = (SHUTDOWN_GRACE_SECONDS / 2) * 1000;

/** Starts sending, and ends with the mail that is under way at shutdown. What is left waits in the database. */
export function startMailSender(): void {
  let timer: NodeJS.Timeout | undefined;
  let plannedMs = Number.POSITIVE_INFINITY;
  let running = Promise.resolve();
  let isOver = false;
  /** Looks after this time, unless it is going to do so sooner. */
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
    lookIn(MAIL_LOOK_SECONDS * 1000);
    try {
      await sendDueMails(
        () => clock.now(),
        () => isOver,
      );
      const due = await nextDue();
      if (due)
        lookIn(Math.min(Math.max(due.getTime() - clock.now().getTime(), RING_MS), MAIL_LOOK_SECONDS * 1000));
    } catch (error) {
      logger().error({ err: error }, "looking for mails failed");
    }
  };
  mailBell().ring = () => lookIn(RING_MS);
  lookIn(0);
  onShutdown("mail-sender", () => {
    isOver = true;
    clearTimeout(timer);
    // A try may last longer than the whole end may; the next start sends what is left behind (decision 010).
    return Promise.race([running, wait(PATIENCE_MS)]);
  });
}
