// Owns the figures of days before they were counted along, after an upgrade: they are counted from the log, once.
import "server-only";
import { TOTAL } from "@/lib/admin/figures/figure-day";
import { checkDay, wholeDays } from "@/lib/admin/figures/repair-figures";
import { database } from "@/lib/platform/db";

/**
 * Counts every day of the log that no figures reach back to. Newest first: where it is broken off, the oldest figures
 * tell the next start how far it came. The oldest of them is counted too, because the upgrade came in its midst.
 */
export async function backfillFigures(now: Date): Promise<void> {
  const oldest = await database().dailyFigure.findFirst({
    where: { day: { lt: TOTAL } },
    orderBy: { day: "asc" },
    select: { day: true },
  });
  const days = (await wholeDays(now)).filter((day) => !oldest || day <= oldest.day);
  for (const day of days.reverse()) await checkDay(day, "repair");
}
