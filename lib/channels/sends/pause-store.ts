// Owns the rows of pauses: ways of sending that are switched off, or were until lately.
import "server-only";
import { WAYS, type Way } from "@/lib/channels/kinds";
import type { PauseReason, SHARE_COLLAPSED } from "@/lib/channels/sends/pause-reasons";
import { database, type Tx } from "@/lib/platform/db";

/** A way that is switched off, for one country or for all. */
export interface Pause {
  way: Way;
  /** ISO 3166; empty for all. */
  country: string;
}

/** One that is in force or was until lately. */
export interface KnownPause extends Pause {
  reason: string;
  since: Date;
  /** When the way was switched on again; null while it is off. */
  resumedAt: Date | null;
}

/** Whether a way is switched off for a country, or for all. */
export async function isPaused(tx: Tx, { way, country }: Pause): Promise<boolean> {
  const where = { way, country: { in: [country, ""] }, resumedAt: null };
  return (await tx.channelPause.count({ where })) > 0;
}

/** Every way that is switched off, or was until lately. */
export async function knownPauses(client: Tx): Promise<KnownPause[]> {
  const rows = await client.channelPause.findMany({
    orderBy: [{ way: "asc" }, { country: "asc" }],
    select: { way: true, country: true, reason: true, since: true, resumedAt: true },
  });
  return rows.flatMap((row) => {
    const way = WAYS.find((known) => known === row.way);
    return way ? [{ ...row, way }] : [];
  });
}

/** Every way that is switched off now. */
export async function findPauses(client: Tx): Promise<Pause[]> {
  const pauses = await knownPauses(client);
  return pauses.filter(({ resumedAt }) => resumedAt === null).map(({ way, country }) => ({ way, country }));
}

export interface PauseOpened extends Pause {
  reason: PauseReason | typeof SHARE_COLLAPSED;
  since: Date;
  /** The administrator; null where it happens by itself. */
  byId: string | null;
}

/** Switches a way off. False where it is off already. Call it in a transaction that runs alone. */
export async function openPause(tx: Tx, { way, country, ...pause }: PauseOpened): Promise<boolean> {
  const where = { way_country: { way, country } };
  const before = await tx.channelPause.findUnique({ where, select: { resumedAt: true } });
  if (before && !before.resumedAt) return false;
  const data = { ...pause, resumedAt: null };
  await tx.channelPause.upsert({ where, create: { way, country, ...data }, update: data });
  return true;
}

/** Switches a way on again. False where it is on. */
export async function closePause(tx: Tx, { way, country }: Pause, now: Date): Promise<boolean> {
  const where = { way, country, resumedAt: null };
  const { count } = await tx.channelPause.updateMany({ where, data: { resumedAt: now } });
  return count === 1;
}

/** Forgets pauses that ended at a moment or before: sends as old as that are not judged any more. */
export async function deletePauses(before: Date): Promise<void> {
  await database().channelPause.deleteMany({ where: { resumedAt: { lte: before } } });
}
