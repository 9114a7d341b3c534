// Owns counting the requests of one batch: how many of each caller pass, and one guarded write for all callers.
import "server-only";
import { isDeadlock, type Tx, transaction } from "@/lib/platform/db";
import { dayOf } from "@/lib/platform/utc-day";
import { type Group, groupByCaller, type Waiting } from "./group-by-caller";
import type { KnownMeters } from "./known-meters";
import { admit, type Meter, roomOf } from "./meter";
import { countKeyUses, findMeters, type MeterWrite, type StoredMeter, writeMeters } from "./meter-store";

/** How many of a caller's requests pass, and the meter that is to be written for it. */
interface Reckoning extends Group {
  granted: number;
  after: Meter;
  /** Of the row that this was reckoned from. */
  version: number;
  /** Whether that row is of another day. */
  startsDay: boolean;
}

/**
 * The meters of these callers: those of today that are remembered, and the others from the database. A remembered meter of
 * a day that is over is not used: its row may have been swept, and a new row counts its versions from 1 again.
 */
async function metersOf(callers: string[], known: KnownMeters, now: Date): Promise<Map<string, StoredMeter>> {
  const today = dayOf(now);
  const meters = new Map<string, StoredMeter>();
  for (const caller of callers) {
    const remembered = known.get(caller);
    if (remembered?.meter && remembered.meter.day >= today) meters.set(caller, remembered);
  }
  const unknown = callers.filter((caller) => !meters.has(caller));
  const stored = unknown.length > 0 ? await findMeters(unknown) : meters;
  for (const caller of unknown) meters.set(caller, stored.get(caller) ?? { meter: null, version: 0 });
  return meters;
}

async function reckon(groups: Group[], known: KnownMeters, now: Date): Promise<Reckoning[]> {
  const meters = await metersOf(
    groups.map(({ caller }) => caller),
    known,
    now,
  );
  return groups.map(({ caller, perDay, members }) => {
    const { meter, version } = meters.get(caller) ?? { meter: null, version: 0 };
    const { granted, after } = admit(meter, members.length, perDay, now);
    const startsDay = meter !== null && meter.day !== after.day;
    return { caller, perDay, members, granted, after, version, startsDay };
  });
}

/** How many requests of each key pass, over all callers. */
function usesOfKeys(reckonings: Reckoning[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { members, granted } of reckonings) {
    for (const { keyId } of members.slice(0, granted)) {
      if (keyId !== null) uses.set(keyId, (uses.get(keyId) ?? 0) + 1);
    }
  }
  return uses;
}

/** A key was found a moment ago and is gone now. */
class KeyGone extends Error {}

/**
 * Writes the meters of all callers whose row no other server has changed meanwhile, and returns those callers: none where
 * a key is gone by now, or where PostgreSQL dissolved a dead-lock.
 */
async function storeMeters(granting: Reckoning[], now: Date): Promise<Set<string>> {
  const writes: MeterWrite[] = granting.map(({ caller, after, version, startsDay }) => {
    const { day, used, fullAtMs } = after;
    return { caller, day, used, fullAtMs, version, startsDay };
  });
  if (writes.length === 0) return new Set();
  const write = async (tx: Tx) => {
    const won = await writeMeters(writes, tx);
    const uses = usesOfKeys(granting.filter(({ caller }) => won.has(caller)));
    if (uses.size > 0 && !(await countKeyUses(tx, uses, dayOf(now), now))) throw new KeyGone();
    return won;
  };
  try {
    if (usesOfKeys(granting).size === 0) return await writeMeters(writes);
    // Runs beside other transactions, except those that run alone, such as revoking a key.
    return await transaction(write, "job:api-use");
  } catch (error) {
    if (error instanceof KeyGone || isDeadlock(error)) return new Set();
    throw error;
  }
}

function tell({ members, granted, after, perDay }: Reckoning, now: Date): void {
  const room = roomOf(after, perDay, now.getTime());
  const problem = after.used >= perDay ? "quota-exceeded" : "rate-limited";
  members.forEach(({ waiting }, place) => {
    waiting.settle(place < granted ? { ok: true, room } : { ok: false, problem, room });
  });
}

/**
 * Counts a batch, and settles each of its requests. Callers whose meter another server wrote meanwhile are looked up and
 * reckoned anew, until none is left.
 */
export async function countBatch(batch: Waiting[], known: KnownMeters, now: Date): Promise<void> {
  for (let waiting = batch; waiting.length > 0; ) {
    const reckonings = await reckon(await groupByCaller(waiting, now), known, now);
    const won = await storeMeters(
      reckonings.filter(({ granted }) => granted > 0),
      now,
    );
    const isSettled = ({ caller, granted }: Reckoning) => granted === 0 || won.has(caller);
    for (const reckoning of reckonings.filter(isSettled)) {
      const { caller, after, version } = reckoning;
      if (won.has(caller)) known.remember(caller, { meter: after, version: version + 1 });
      tell(reckoning, now);
    }
    const lost = reckonings.filter((reckoning) => !isSettled(reckoning));
    for (const { caller } of lost) known.forget(caller);
    waiting = lost.flatMap(({ members }) => members.map((member) => member.waiting));
  }
}
