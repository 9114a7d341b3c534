// Owns counting the figures of days from before there were figures: from the log, once, after an upgrade.
import "server-only";
import { oldestFigureDay } from "@/lib/admin/figures/recount-store";
import { checkDay, wholeDays } from "@/lib/admin/figures/repair-figures";

/**
 * Counts every day of the log up to the oldest figures, newest first: after an interruption the oldest figures tell the
 * next start where to go on. Their own day is counted too, because the upgrade came in the middle of it.
 */
export async function backfillFigures(now: Date): Promise<void> {
  const oldest = await oldestFigureDay();
  const days = (await wholeDays(now)).filter((day) => !oldest || day <= oldest);
  for (const day of days.reverse()) await checkDay(day, "repair");
}
