// Owns the command that lets people in without a passkey again, when requiring one keeps everybody out.
import { dropPasskeyDemand } from "@/lib/admin/policy/drop-passkey-demand";
import { POLICY_CACHE_SECONDS } from "@/lib/platform/durations";
import type { Command } from "@/scripts/twofold/command";
import { onExistingDatabase } from "@/scripts/twofold/on-database";
import { write } from "@/scripts/twofold/terminal";

export const passkeyDemandOff = {
  usage: "passkey-demand off",
  about:
    "Ends the policy's demand for passkeys, for when they work no more: APP_URL has another host name. Safe while the server runs.",
  async run(): Promise<void> {
    const isDone = await onExistingDatabase(dropPasskeyDemand);
    write(
      isDone
        ? `Nobody has to have a passkey any more. Sign-ins go by that within ${POLICY_CACHE_SECONDS} seconds.`
        : "The policy asks nobody for a passkey.",
    );
  },
} satisfies Command;
