// Owns removing one channel. It consumes a step-up grant.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { nameOf } from "@/lib/channels/channel-name";
import { isAppKind } from "@/lib/channels/kinds";
import { endChannel } from "@/lib/channels/leaving/end-channels";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { endSessionsAndTrust } from "@/lib/sign-in/sessions/end-sessions";
import type { OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";
import { standingFactors } from "@/lib/two-factor/overview/standing-factors";

type RemoveError = "step-up-required" | "channel-missing" | "last-authenticator";

/**
 * Removes a channel; a provider's app only where another authenticator stays. Other sessions, tickets and trusted
 * devices end, and a job tells its provider.
 * Errors: step-up-required, channel-missing, last-authenticator.
 */
export function removeChannel(
  { accountId, claim, trace, now }: OwnAct,
  id: string,
): Promise<Result<null, RemoveError>> {
  return steppedUp({ claim, now, lock: `account:${accountId}` }, "remove-channel", async (tx) => {
    const former = await endChannel(tx, { id, accountId }, now);
    if (!former) return refused("channel-missing");
    const isLast = isAppKind(former.kind) && (await standingFactors(tx, accountId)) === 0;
    if (isLast) return refused("last-authenticator");
    const end = { accountId, sparedId: claim.sessionId, reason: "channel-removed" } as const;
    await endSessionsAndTrust(tx, end, trace, now);
    const entry = { event: "channel.removed", result: "success", actorId: accountId } as const;
    await recordEvent(tx, { ...entry, about: nameOf(former) }, trace, now);
    return accepted(null);
  });
}
