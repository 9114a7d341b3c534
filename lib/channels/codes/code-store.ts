// Owns the rows of codes on their way: one per channel, with a few attempts, used by one guarded write.
import "server-only";
import type { CodeChannel } from "@/lib/channels/channel-store";
import type { Way } from "@/lib/channels/kinds";
import { database, type Tx } from "@/lib/platform/db";
import { CHANNEL_CODE_ATTEMPTS } from "@/lib/platform/limits";
import { secondsBefore } from "@/lib/platform/seconds-after";
import { type Binding, bindingText } from "@/lib/sign-in/binding";

export interface NewCode {
  id: string;
  accountId: string;
  channelId: string;
  binding: Binding;
  way: Way;
  /** Keyed hash of a code of our own; null where the provider makes it. */
  hash: string | null;
  sendId: string;
  sends: number;
  sentAt: Date;
  expiresAt: Date;
}

/**
 * The last code to a channel, a used or expired one too: the wait depends on it. To a pending channel, codes to those
 * that it replaced count as well.
 */
export function lastCode(tx: Tx, accountId: string, channel: CodeChannel) {
  const pending = channel.table === "PendingChannel" ? [{ boundTo: { startsWith: "adding:" } }] : [];
  return tx.channelCode.findFirst({
    where: { accountId, OR: [{ channelId: channel.id }, ...pending] },
    orderBy: { sentAt: "desc" },
    select: { sends: true, sentAt: true, expiresAt: true, consumedAt: true, providerRef: true },
  });
}

/** Writes a code; it replaces the last one, which no longer counts (R52). */
export async function replaceCode(tx: Tx, { binding, ...code }: NewCode): Promise<void> {
  await tx.channelCode.deleteMany({ where: { channelId: code.channelId } });
  await tx.channelCode.create({ data: { ...code, boundTo: bindingText(binding) } });
}

/** Notes what the provider calls a code that it sent. */
export async function noteProviderRef(tx: Tx, id: string, providerRef: string | null): Promise<void> {
  await tx.channelCode.updateMany({ where: { id }, data: { providerRef } });
}

/** Forgets a code that was never sent. */
export async function dropCode(tx: Tx, id: string): Promise<void> {
  await tx.channelCode.deleteMany({ where: { id } });
}

/** An earlier send, whose code the provider may still wait for. */
export interface FormerSend {
  ref: string;
  sends: number;
  sentAt: Date;
}

/** The send of the last code, if its provider may still wait for that code and has a name for it. */
export function formerSend(last: Awaited<ReturnType<typeof lastCode>>): FormerSend | null {
  if (!last?.providerRef || last.consumedAt) return null;
  return { ref: last.providerRef, sends: last.sends, sentAt: last.sentAt };
}

/**
 * Makes the row of a code that was never sent stand for the code before it, which the provider may still wait for: its
 * name there, and the wait that it began.
 */
export async function keepFormer(
  tx: Tx,
  id: string,
  { ref, ...former }: FormerSend,
  now: Date,
): Promise<void> {
  // Expired from now on: the code before it must not count for the ticket or act that this row is bound to.
  const data = { ...former, providerRef: ref, expiresAt: now };
  await tx.channelCode.updateMany({ where: { id }, data });
}

/** A code that may still be tried. */
export interface LiveCode {
  id: string;
  way: Way;
  /** Keyed hash of a code of our own; null where the provider makes it. */
  hash: string | null;
  providerRef: string | null;
  sendId: string;
  sends: number;
  sentAt: Date;
}

const live = (now: Date) => ({ consumedAt: null, expiresAt: { gt: now } });

/** The live code of a channel for one use, or null. Changes nothing. */
export async function findLiveCode(channelId: string, binding: Binding, now: Date): Promise<LiveCode | null> {
  const row = await database().channelCode.findFirst({
    where: { channelId, boundTo: bindingText(binding), ...live(now) },
    select: { id: true, way: true, hash: true, providerRef: true, sendId: true, sends: true, sentAt: true },
  });
  return row && { ...row, way: row.way as Way };
}

/** Reserves one of a code's attempts (R53). False when it has none left, was used or replaced, or its time is over. */
export async function reserveCodeAttempt(id: string, now: Date): Promise<boolean> {
  const { count } = await database().channelCode.updateMany({
    where: { id, ...live(now), attempts: { lt: CHANNEL_CODE_ATTEMPTS } },
    data: { attempts: { increment: 1 } },
  });
  return count === 1;
}

/** Gives an attempt back: the provider gave no verdict. */
export async function returnCodeAttempt(id: string): Promise<void> {
  await database().channelCode.updateMany({
    where: { id, attempts: { gt: 0 } },
    data: { attempts: { decrement: 1 } },
  });
}

/** Uses a code. False when it was used already, a newer one replaced it, or its time is over. */
export async function consumeCode(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.channelCode.updateMany({
    where: { id, ...live(now) },
    data: { consumedAt: now },
  });
  return count === 1;
}

/**
 * How long a provider may still accept a code of its own that has expired here. Until then its name is kept, so that the
 * next send can cancel it; the provider would otherwise send the same code again.
 */
export const PROVIDER_KEEPS_SECONDS = 600;

/** Deletes codes whose time is over, at the provider too. */
export async function sweepChannelCodes(now: Date): Promise<void> {
  const before = secondsBefore(now, PROVIDER_KEEPS_SECONDS);
  await database().channelCode.deleteMany({ where: { expiresAt: { lte: before } } });
}
