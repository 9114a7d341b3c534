// Owns judging the code that confirms a new channel, whoever made it.
import "server-only";
import type { PendingRow } from "@/lib/channels/adding/pending-store";
import { type ChannelVerdict, judgeChannelCode } from "@/lib/channels/codes/check-code";
import { appCodeHash } from "@/lib/channels/codes/own-code";
import { openDestination } from "@/lib/channels/destination";
import type { ChannelError } from "@/lib/channels/errors";
import { verifyTotpFactor } from "@/lib/channels/providers/twilio/totp-factor";
import { accepted, type Result, refused } from "@/lib/platform/result";

/** Judges a code for a pending channel. Consumes nothing of ours. Errors: those of judgeChannelCode. */
export async function judgePending(
  channel: PendingRow,
  accountId: string,
  code: string,
  now: Date,
): Promise<Result<ChannelVerdict, ChannelError>> {
  const binding = { for: "adding", pendingId: channel.id } as const;
  if (channel.kind !== "twilio-totp") return judgeChannelCode({ accountId, channel, binding, code, now });
  // A factor answers challenges only once it is verified with its first code.
  const to = await openDestination(channel, channel.table);
  const verified = await verifyTotpFactor(to, code);
  if (!verified.ok) return verified;
  if (!verified.value) return refused("channel-code-wrong");
  const codeHash = appCodeHash(code, accountId);
  return accepted({ accountId, channel, factor: "twilio-totp", sent: null, codeHash });
}
