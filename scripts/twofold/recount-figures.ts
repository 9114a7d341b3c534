// Owns the command that holds the administrators' figures against the security log.
import { checkDay, checkTotals, type Difference, wholeDays } from "@/lib/admin/figures/repair-figures";
import { clock } from "@/lib/platform/clock";
import { prepareDatabase } from "@/lib/platform/database-setup";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { write } from "@/scripts/twofold/terminal";

export const recountFigures = {
  usage: "figures recount [--write]",
  about:
    "Counts the figures of every day in the security log anew and tells what differs; --write puts it right. Safe while the server runs.",
  async run(args: string[]): Promise<void> {
    const isRepair = args.includes("--write");
    await prepareDatabase(settings().databaseUrl);
    const days = await wholeDays(clock.now());
    const differences: Difference[] = [];
    for (const day of days) differences.push(...(await checkDay(day, isRepair)));
    differences.push(...(await checkTotals(isRepair)));
    await database().$disconnect();
    for (const { day, name, kept, counted } of differences)
      write(`${day} ${name}: ${kept}, should be ${counted}`);
    write(`Days compared: ${days.length}; ${ending(differences.length, isRepair)}`);
    if (differences.length > 0 && !isRepair) process.exitCode = 1;
  },
};

function ending(count: number, isRepair: boolean): string {
  if (count === 0) return "all figures agree with the log.";
  return isRepair
    ? `figures put right: ${count}.`
    : `figures that differ: ${count}. --write puts them right.`;
}
