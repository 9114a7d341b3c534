// Owns ending confirmed channels, whose provider a job tells.
import "server-only";
import {
  deleteChannel,
  deleteChannelsOf,
  type EndingChannel,
  findEnding,
} from "@/lib/channels/adding/confirmed-store";
import { type ChannelKind, isAppKind } from "@/lib/channels/kinds";
import { queueRemoval, queueRemovalsOf } from "@/lib/channels/leaving/queue-removal";
import type { Tx } from "@/lib/platform/db";
import { countProtection } from "@/lib/two-factor/account-store";

/** A channel that is gone. */
export interface FormerChannel {
  id: string;
  kind: ChannelKind;
  hint: string;
}

/** Ends one channel, and returns it; a job tells its provider. Null when the account has no such channel. */
export async function endChannel(
  tx: Tx,
  owned: { id: string; accountId: string },
  now: Date,
): Promise<FormerChannel | null> {
  const former = await findEnding(tx, owned);
  if (!former || !(await endFound(tx, former, owned.accountId, now))) return null;
  await countProtection(tx, owned.accountId);
  const { id, hint, kind } = former;
  return { id, hint, kind: kind as ChannelKind };
}

/** Ends a channel that was found. False when the account has it no more. The caller counts what protects the account. */
export async function endFound(
  tx: Tx,
  former: EndingChannel,
  accountId: string,
  now: Date,
): Promise<boolean> {
  const { id, kind } = former;
  if (!(await deleteChannel(tx, { id, accountId }))) return false;
  if (isAppKind(kind)) await queueRemoval(tx, former, now);
  return true;
}

/** Ends every channel of an account, a pending one too, and every code on its way (R74). A job tells the providers. */
export async function endAllChannels(tx: Tx, accountId: string, now: Date): Promise<void> {
  await queueRemovalsOf(tx, accountId, now);
  await deleteChannelsOf(tx, accountId);
  await countProtection(tx, accountId);
}
