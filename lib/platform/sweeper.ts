// Owns the timer that deletes what has expired, so that "ten minutes" is true of the database as well.
import { clock } from "@/lib/platform/clock";
import { SWEEP_INTERVAL_SECONDS } from "@/lib/platform/durations";
import { onShutdown } from "@/lib/platform/edge/shutdown";
import { logger } from "@/lib/platform/logger";

type Sweep = (now: Date) => Promise<unknown>;

/** Starts sweeping at once and every SWEEP_INTERVAL_SECONDS until shutdown. A failed sweep is logged and tried again. */
export function startSweeper(sweeps: Record<string, Sweep>): void {
  let running = Promise.resolve();
  const sweepAll = async () => {
    for (const [name, sweep] of Object.entries(sweeps)) {
      await sweep(clock.now()).catch((error: unknown) =>
        logger().error({ err: error, sweep: name }, "sweep failed"),
      );
    }
  };
  const tick = () => {
    running = running.then(sweepAll);
  };
  tick();
  const timer = setInterval(tick, SWEEP_INTERVAL_SECONDS * 1000);
  timer.unref();
  onShutdown("sweeper", () => {
    clearInterval(timer);
    return running;
  });
}
