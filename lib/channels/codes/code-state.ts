// Owns what a page that asks for a code must know: whether one is on its way, and when the next may be asked for.
import "server-only";
import type { CodeChannel } from "@/lib/channels/channel-store";
import { findLiveCode, lastCode } from "@/lib/channels/codes/code-store";
import { nextSendAt } from "@/lib/channels/codes/send-wait";
import type { Way } from "@/lib/channels/kinds";
import { database } from "@/lib/platform/db";
import type { Binding } from "@/lib/sign-in/binding";

export interface CodeState {
  /** How the live code of this ticket or act travels; null when none is on its way. */
  sentBy: Way | null;
  /** When the next one may be asked for; null for at once. */
  nextAt: Date | null;
}

/** The state of a channel's codes, for one ticket or act. */
export async function codeState(
  accountId: string,
  channel: CodeChannel,
  binding: Binding,
  now: Date,
): Promise<CodeState> {
  const live = await findLiveCode(channel.id, binding, now);
  const nextAt = nextSendAt(await lastCode(database(), accountId, channel));
  return { sentBy: live?.way ?? null, nextAt: nextAt && nextAt > now ? nextAt : null };
}
