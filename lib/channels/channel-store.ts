// Owns reading the channels of an account, for screens and for sending and checking codes.
import "server-only";
import type { DestinationTable } from "@/lib/channels/destination";
import type { ChannelKind } from "@/lib/channels/kinds";
import { database, type Tx } from "@/lib/platform/db";
import { APP_CODE_SPENT_SECONDS } from "@/lib/platform/durations";

/** A channel as screens show it. No sealed column is read. */
export interface ShownChannel {
  id: string;
  kind: ChannelKind;
  /** Masked destination. */
  hint: string;
  /** ISO 3166, of a telephone number. */
  country: string | null;
  confirmedAt: Date;
  lastUsedAt: Date | null;
}

/** A channel, confirmed or pending, as far as sending and checking codes need it. */
export interface CodeChannel {
  id: string;
  kind: ChannelKind;
  table: DestinationTable;
  hint: string;
  country: string | null;
  destinationHash: string;
  sealedDestination: string;
}

const SHOWN = {
  id: true,
  kind: true,
  hint: true,
  country: true,
  confirmedAt: true,
  lastUsedAt: true,
} as const;

/** Confirmed channels of an account, oldest first. */
export async function channelsOf(accountId: string, db: Tx = database()): Promise<ShownChannel[]> {
  const rows = await db.channel.findMany({
    where: { accountId },
    orderBy: { confirmedAt: "asc" },
    select: SHOWN,
  });
  return rows.map((row) => ({ ...row, kind: row.kind as ChannelKind }));
}

/** The confirmed channel of a kind, or null. Its destination stays sealed. */
export async function findChannel(
  accountId: string,
  kind: ChannelKind,
  db: Tx = database(),
): Promise<CodeChannel | null> {
  const row = await db.channel.findUnique({
    where: { accountId_kind: { accountId, kind } },
    select: { id: true, hint: true, country: true, destinationHash: true, sealedDestination: true },
  });
  return row && { ...row, kind, table: "Channel" };
}

/** The role of an account that may use channels, or null when it is gone. */
export async function roleOf(db: Tx, accountId: string): Promise<string | null> {
  const row = await db.account.findUnique({ where: { id: accountId }, select: { role: true } });
  return row?.role ?? null;
}

/** What of an account that is not deactivated decides which channels it may add; null when there is none. */
export async function findAdder(
  tx: Tx,
  accountId: string,
): Promise<{ role: string; hasPasskey: boolean } | null> {
  const select = { role: true, _count: { select: { passkeys: true } } } as const;
  const account = await tx.account.findUnique({ where: { id: accountId, deactivatedAt: null }, select });
  return account && { role: account.role, hasPasskey: account._count.passkeys > 0 };
}

/** How many channels hold a destination, whoever they belong to, confirmed or pending. */
export async function countHolders(kind: string, destinationHash: string): Promise<number> {
  const same = { where: { kind, destinationHash } };
  return (await database().channel.count(same)) + (await database().pendingChannel.count(same));
}

/** How many confirmed channels of some kinds an account has. */
export function countChannels(tx: Tx, accountId: string, kinds: ChannelKind[]): Promise<number> {
  return tx.channel.count({ where: { accountId, kind: { in: kinds } } });
}

/** Whether the channel is there still, as it was read. Call it in the transaction that relies on it. */
export async function stillHasChannel(
  tx: Tx,
  accountId: string,
  { id, table, destinationHash }: CodeChannel,
  now: Date,
): Promise<boolean> {
  const where = { id, accountId, destinationHash };
  if (table === "Channel") return (await tx.channel.count({ where })) === 1;
  return (await tx.pendingChannel.count({ where: { ...where, expiresAt: { gt: now } } })) === 1;
}

/** Notes that a code of it was right. False when it is gone. */
export async function noteChannelUse(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.channel.updateMany({ where: { id }, data: { lastUsedAt: now } });
  return count === 1;
}

/** How many codes are remembered: more than one app has that are good at the same time. */
const CODES_REMEMBERED = 10;

/**
 * Accepts a code of a provider's app once (R28). Earlier codes stay remembered for as long as they could be good, because
 * a code may be right even after its successor was used. False when it was accepted before, or the channel is gone.
 */
export async function noteAppCode(tx: Tx, id: string, codeHash: string, now: Date): Promise<boolean> {
  const before = await tx.channel.findUnique({
    where: { id },
    select: { lastCodeHash: true, lastCodeAt: true },
  });
  if (!before) return false;
  const { lastCodeHash, lastCodeAt } = before;
  const isRecent = lastCodeAt && now.getTime() - lastCodeAt.getTime() < APP_CODE_SPENT_SECONDS * 1000;
  const known = isRecent && lastCodeHash ? lastCodeHash.split(" ") : [];
  if (known.includes(codeHash)) return false;
  const next = [...known, codeHash].slice(-CODES_REMEMBERED).join(" ");
  const { count } = await tx.channel.updateMany({
    where: { id, lastCodeHash },
    data: { lastCodeHash: next, lastCodeAt: now, lastUsedAt: now },
  });
  return count === 1;
}
