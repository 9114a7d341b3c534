// Owns restarting the servers one by one while people sign in: nobody may notice.
import { strictEqual } from "node:assert";
import type { Stage } from "@/scripts/instances/across-servers";
import { amidTheCrowd } from "@/scripts/instances/crowd";
import type { Instance } from "@/scripts/instances/instance";

const ROUNDS = 2;

/** Restarts each server twice while a crowd is at work. Throws if anybody noticed. */
export async function rollingRestart(stage: Stage, instances: Instance[]): Promise<void> {
  await amidTheCrowd(stage, `${ROUNDS * instances.length} restarts`, async () => {
    for (let round = 0; round < ROUNDS; round += 1)
      for (const instance of instances) {
        strictEqual(await instance.stop(), 0);
        await instance.start();
      }
  });
}
