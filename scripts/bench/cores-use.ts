// Owns telling who used the machine's cores during a round: here servers, load and database share them.
import { cpus } from "node:os";
import type { ProbedServer } from "@/scripts/bench/probed-server";
import { coreTimes } from "@/scripts/bench/quiet-machine";

/** Shares of all cores together. */
export interface CoresUse {
  servers: number;
  /** This process. */
  load: number;
  /** All other processes, above all the database. */
  others: number;
  idle: number;
}

async function cpuOf(servers: readonly ProbedServer[]): Promise<number> {
  const readings = await Promise.all(servers.map((server) => server.read()));
  return readings.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
}

/** Begins to watch. The function that it returns ends that, and tells the shares of the seconds since. */
export async function watchCores(
  servers: readonly ProbedServer[],
): Promise<(seconds: number) => Promise<CoresUse>> {
  await cpuOf(servers);
  const ownBefore = process.cpuUsage();
  const before = coreTimes();
  return async (seconds) => {
    const { user, system } = process.cpuUsage(ownBefore);
    const busySeconds = (coreTimes().busy - before.busy) / 1000;
    const all = seconds * cpus().length;
    const [used, load] = [(await cpuOf(servers)) / all, (user + system) / 1e6 / all];
    const busy = Math.min(1, busySeconds / all);
    return { servers: used, load, others: Math.max(0, busy - used - load), idle: 1 - busy };
  };
}
