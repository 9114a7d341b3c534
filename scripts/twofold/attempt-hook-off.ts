// Owns the command that lets people sign in again where a dead attempt hook refuses everybody.
import { clock } from "@/lib/platform/clock";
import { prepareDatabase } from "@/lib/platform/database-setup";
import { database } from "@/lib/platform/db";
import { POLICY_CACHE_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { switchAttemptHookOff } from "@/lib/webhooks/manage/switch-attempt-hook-off";
import { write } from "@/scripts/twofold/terminal";

export const attemptHookOff = {
  usage: "attempt-hook off",
  about:
    "Switches off the hook that is asked before sign-ins, for when it is dead and refuses everybody. Safe while the server runs.",
  async run(): Promise<void> {
    await prepareDatabase(settings().databaseUrl);
    const trace = { requestId: newId(), address: "", browser: "Command line" };
    const isDone = await switchAttemptHookOff(trace, clock.now());
    await database().$disconnect();
    write(
      isDone
        ? `The attempt hook is off. Sign-ins go on within ${POLICY_CACHE_SECONDS} seconds.`
        : "There is no attempt hook that is on.",
    );
  },
};
