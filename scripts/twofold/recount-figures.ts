// Owns the command that compares the administrators' figures with the security log.
import {
  checkDay,
  checkTotals,
  type Difference,
  type FigureCheck,
  wholeDays,
} from "@/lib/admin/figures/repair-figures";
import type { Arguments, Command } from "@/scripts/twofold/command";
import { onExistingDatabase } from "@/scripts/twofold/on-database";
import { write } from "@/scripts/twofold/terminal";

export const recountFigures = {
  usage: "figures recount [--write]",
  about:
    "Counts the figures of every day in the security log anew and tells what differs; --write puts it right. Safe while the server runs.",
  options: { write: { type: "boolean" } },
  async run({ options }: Arguments): Promise<void> {
    const mode = options.write === true ? "repair" : "compare";
    const { days, differences } = await onExistingDatabase((_trace, now) => check(mode, now));
    for (const { day, name, stored, counted } of differences)
      write(`${day} ${name}: ${stored}, should be ${counted}`);
    write(`Days compared: ${days.length}; ${ending(differences.length, mode)}`);
    if (differences.length > 0 && mode === "compare") process.exitCode = 1;
  },
} satisfies Command;

async function check(mode: FigureCheck, now: Date): Promise<{ days: string[]; differences: Difference[] }> {
  const days = await wholeDays(now);
  const differences: Difference[] = [];
  for (const day of days) differences.push(...(await checkDay(day, mode)));
  differences.push(...(await checkTotals(mode)));
  return { days, differences };
}

function ending(count: number, mode: FigureCheck): string {
  if (count === 0) return "all figures agree with the log.";
  return mode === "repair"
    ? `figures put right: ${count}.`
    : `figures that differ: ${count}. --write puts them right.`;
}
