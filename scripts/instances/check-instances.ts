// Owns the order of the checks: starts two servers and a proxy, runs and reports each check, and stops everything.
import { strictEqual } from "node:assert";
import { database } from "@/lib/platform/db";
import { freePort } from "@/scripts/bench/free-port";
import { hold, sayTotal } from "@/scripts/bench/hold";
import { apiQuota, codeOnce, type Stage, signUpOnOne, ticketOnce } from "@/scripts/instances/across-servers";
import { addressLimitInRedis, redisGoneAndBack } from "@/scripts/instances/address-limits";
import { filesOfPages } from "@/scripts/instances/files-of-pages";
import { startInstance } from "@/scripts/instances/instance";
import { largeBodies } from "@/scripts/instances/large-bodies";
import { newerDatabase } from "@/scripts/instances/newer-database";
import { startProxy } from "@/scripts/instances/proxy";
import { rollingRestart } from "@/scripts/instances/rolling-restart";
import type { ThrowAwayRedis } from "@/scripts/instances/throw-away-redis";

/** Starts two servers and a proxy at `port`, runs every check, and stops them. */
export async function checkInstances(folder: string, port: number, redis: ThrowAwayRedis) {
  // The first one migrates.
  const first = await startInstance(await freePort());
  const second = await startInstance(await freePort());
  const instances = [first, second];
  const proxy = await startProxy(folder, port, [first.port, second.port]);
  const stage: Stage = { origin: `http://localhost:${port}`, ports: [first.port, second.port] };
  const checks: [string, () => Promise<void>][] = [
    ["whoever signs up at one server signs in by the proxy", () => signUpOnOne(stage)],
    ["a ticket opens one session, at whichever server", () => ticketOnce(stage)],
    ["a code is accepted once, at whichever server", () => codeOnce(stage)],
    ["a limit of an address counts at both servers, in Redis", () => addressLimitInRedis(stage, redis)],
    ["a quota of the API counts at both servers", () => apiQuota(stage)],
    ["without Redis the database counts, and nobody notices", () => redisGoneAndBack(stage, redis)],
    ["a rolling restart drops no request", () => rollingRestart(stage, instances)],
    [
      "a migration that only adds is no matter to those who do not know it",
      () => newerDatabase(stage, instances),
    ],
    ["nobody's large body waits in the proxy", () => largeBodies(stage)],
    ["a file that one of two versions has is found by the proxy", () => filesOfPages(stage, first, second)],
    [
      "the proxy asked both servers",
      async () =>
        strictEqual(
          stage.ports.every((one) => proxy.answeredBy(one) > 100),
          true,
        ),
    ],
  ];
  await hold(checks, () => proxy.complaints().slice(-2000));
  await proxy.stop();
  for (const instance of instances) await instance.stop();
  await database().$disconnect();
  sayTotal();
}
