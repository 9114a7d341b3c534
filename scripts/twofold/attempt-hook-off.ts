// Owns the command that lets people sign in again when a dead attempt hook refuses everybody.
import { POLICY_CACHE_SECONDS } from "@/lib/platform/durations";
import { switchAttemptHookOff } from "@/lib/webhooks/manage/switch-attempt-hook-off";
import type { Command } from "@/scripts/twofold/command";
import { onExistingDatabase } from "@/scripts/twofold/on-database";
import { write } from "@/scripts/twofold/terminal";

export const attemptHookOff = {
  usage: "attempt-hook off",
  about:
    "Switches off the hook that is asked before sign-ins, for when it is dead and refuses everybody. Safe while the server runs.",
  async run(): Promise<void> {
    const isDone = await onExistingDatabase(switchAttemptHookOff);
    write(
      isDone
        ? `The attempt hook is off. Sign-ins go on within ${POLICY_CACHE_SECONDS} seconds.`
        : "There is no attempt hook that is on.",
    );
  },
} satisfies Command;
