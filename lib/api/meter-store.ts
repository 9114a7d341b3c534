// Owns the rows behind the limits: the meters of callers, the keys that call, and how often each key was used.
import "server-only";
import { database, hotRows, isPostgresql, type Tx } from "@/lib/platform/db";
import type { Meter } from "./meter";

/** How far off a key's last use may be told: the row of a busy key would otherwise be written again and again. */
const LAST_USED_MS = 60_000;

export interface LiveKey {
  id: string;
  hash: string;
  accountId: string;
}

/** A meter and the number of its writes: 0 where it has no row yet. */
export interface StoredMeter {
  meter: Meter | null;
  version: number;
}

/** The keys of these hashes that open something now: neither expired nor of a deactivated account. */
export function findLiveKeys(hashes: string[], now: Date): Promise<LiveKey[]> {
  return database().apiKey.findMany({
    where: { hash: { in: hashes }, expiresAt: { gt: now }, account: { deactivatedAt: null } },
    select: { id: true, hash: true, accountId: true },
  });
}

/** The meters of these callers. Callers without a row are left out. */
export async function findMeters(callers: string[]): Promise<Map<string, StoredMeter>> {
  const rows = await database().apiMeter.findMany({ where: { caller: { in: callers } } });
  return new Map(
    rows.map(({ caller, day, used, fullAtMs, version }) => [
      caller,
      { meter: { day, used, fullAtMs: Number(fullAtMs) }, version },
    ]),
  );
}

export interface MeterWrite extends Meter {
  caller: string;
  /** Of the row that this write was reckoned from. */
  version: number;
  /** Whether that row is of another day. */
  startsDay: boolean;
}

// The day is written only where it changes: it stands in an index, and writing it costs as much again as all the rest.
const writeStatement = (writes: MeterWrite[]) => `
  INSERT INTO "ApiMeter" ("caller", "day", "used", "fullAtMs", "version")
  SELECT value->>0, value->>1, CAST(value->>2 AS INTEGER), CAST(value->>3 AS BIGINT), CAST(value->>4 AS INTEGER)
  FROM ${isPostgresql() ? "json_array_elements($1::json)" : "json_each(?)"} WHERE true
  ON CONFLICT ("caller") DO UPDATE SET ${writes.some(({ startsDay }) => startsDay) ? '"day" = excluded."day",' : ""}
    "used" = excluded."used", "fullAtMs" = excluded."fullAtMs", "version" = excluded."version"
  WHERE "ApiMeter"."version" = excluded."version" - 1
  RETURNING "caller"`;

/**
 * Writes meters, each only if nobody has written it since it was read (compare and set). Returns the callers whose meter
 * was written; the requests of the others are not counted.
 * @param tx the transaction to write in; without one the statement stands alone
 */
export async function writeMeters(writes: MeterWrite[], tx?: Tx): Promise<Set<string>> {
  // In one order, so that two servers never wait for each other's rows in a circle.
  const sorted = writes.toSorted((left, right) => (left.caller < right.caller ? -1 : 1));
  // As one parameter: a statement whose length depends on the number of rows would cost twice as much to parse.
  const rows = JSON.stringify(
    sorted.map(({ caller, day, used, fullAtMs, version }) => [caller, day, used, fullAtMs, version + 1]),
  );
  const parts = [writeStatement(writes), rows] as const;
  if (!tx) return new Set((await hotRows(...parts)).map(([caller]) => String(caller)));
  const written = await tx.$queryRawUnsafe<{ caller: string }[]>(...parts);
  return new Set(written.map(({ caller }) => caller));
}

/** Counts uses of keys on a day, and notes when they were used. False, with nothing counted, where one is gone by now. */
export async function countKeyUses(
  tx: Tx,
  uses: Map<string, number>,
  day: string,
  now: Date,
): Promise<boolean> {
  const ids = [...uses.keys()].sort();
  const { length: left } = await tx.apiKey.findMany({ where: { id: { in: ids } }, select: { id: true } });
  if (left < ids.length) return false;
  for (const keyId of ids) {
    const count = uses.get(keyId) ?? 0;
    await tx.apiKeyDay.upsert({
      where: { keyId_day: { keyId, day } },
      create: { keyId, day, uses: count },
      update: { uses: { increment: count } },
    });
  }
  const minuteAgo = new Date(now.getTime() - LAST_USED_MS);
  await tx.apiKey.updateMany({
    where: { id: { in: ids }, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: minuteAgo } }] },
    data: { lastUsedAt: now },
  });
  return true;
}
