// Owns counting the requests of one turn: whose they are, how many of them pass, and one guarded write for all of them.
import "server-only";
import { database, type Tx, transaction } from "@/lib/platform/db";
import { API_ACCOUNT_PER_DAY, API_ANONYMOUS_PER_DAY } from "@/lib/platform/limits";
import { accountCaller, addressCaller } from "./api-caller";
import type { KnownMeters } from "./known-meters";
import { admit, type Meter, type Room, roomOf } from "./meter";
import {
  countKeyUses,
  findLiveKeys,
  findMeters,
  type LiveKey,
  type MeterWrite,
  type StoredMeter,
  writeMeters,
} from "./meter-store";

/** Who wants to be answered: the hash of a well-formed key, or null and the client's canonical address. */
export interface Applicant {
  keyHash: string | null;
  clientAddress: string;
}

export type Admission =
  | { ok: true; room: Room }
  | { ok: false; problem: "key-refused" }
  | { ok: false; problem: "rate-limited" | "quota-exceeded"; room: Room };

/** A request that waits to be counted. */
export interface Waiting {
  applicant: Applicant;
  now: Date;
  settle(admission: Admission): void;
  fail(error: unknown): void;
}

/** The requests of one caller that wait together. */
interface Group {
  caller: string;
  perDay: number;
  /** The key of each, null without one. */
  members: { waiting: Waiting; keyId: string | null }[];
}

/** Those who may be counted, by caller. Who sent a key that opens nothing is told so at once. */
async function groupByCaller(turn: Waiting[], now: Date): Promise<Group[]> {
  const hashes = turn.flatMap(({ applicant }) => applicant.keyHash ?? []);
  const found = hashes.length > 0 ? await findLiveKeys([...new Set(hashes)], now) : [];
  const keys = new Map<string, LiveKey>(found.map((key) => [key.hash, key]));
  const groups = new Map<string, Group>();
  for (const waiting of turn) {
    const { keyHash, clientAddress } = waiting.applicant;
    const key = keyHash === null ? null : keys.get(keyHash);
    if (key === undefined) {
      waiting.settle({ ok: false, problem: "key-refused" });
      continue;
    }
    const caller = key ? accountCaller(key.accountId) : addressCaller(clientAddress);
    const perDay = key ? API_ACCOUNT_PER_DAY : API_ANONYMOUS_PER_DAY;
    const group = groups.get(caller) ?? { caller, perDay, members: [] };
    group.members.push({ waiting, keyId: key?.id ?? null });
    groups.set(caller, group);
  }
  return [...groups.values()];
}

interface Reckoning extends Group {
  granted: number;
  after: Meter;
  version: number;
}

/** The meters of these callers: what is remembered, and what the database holds of the others. */
async function metersOf(callers: string[], known: KnownMeters): Promise<Map<string, StoredMeter>> {
  const meters = new Map(callers.map((caller) => [caller, known.get(caller)]));
  const unknown = callers.filter((caller) => !meters.get(caller));
  const stored = unknown.length > 0 ? await findMeters(unknown) : meters;
  return new Map(
    callers.map((caller) => [
      caller,
      meters.get(caller) ?? stored.get(caller) ?? { meter: null, version: 0 },
    ]),
  );
}

async function reckon(groups: Group[], known: KnownMeters, now: Date): Promise<Reckoning[]> {
  const meters = await metersOf(
    groups.map(({ caller }) => caller),
    known,
  );
  return groups.map((group) => {
    const { meter, version } = meters.get(group.caller) ?? { meter: null, version: 0 };
    return { ...group, version, ...admit(meter, group.members.length, group.perDay, now.getTime()) };
  });
}

/** How often each key was granted something, over all of these. */
function usesOfKeys(reckonings: Reckoning[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { members, granted } of reckonings) {
    for (const { keyId } of members.slice(0, granted)) {
      if (keyId !== null) uses.set(keyId, (uses.get(keyId) ?? 0) + 1);
    }
  }
  return uses;
}

/** Keeps what was reckoned, of every caller for whom nobody else did so in the meantime. Returns those callers. */
async function keep(granting: Reckoning[], now: Date): Promise<Set<string>> {
  const writes: MeterWrite[] = granting.map(({ caller, after, version }) => ({ caller, ...after, version }));
  if (writes.length === 0) return new Set();
  if (usesOfKeys(granting).size === 0) return writeMeters(database(), writes);
  const write = async (tx: Tx) => {
    const won = await writeMeters(tx, writes);
    const uses = usesOfKeys(granting.filter(({ caller }) => won.has(caller)));
    if (uses.size > 0) await countKeyUses(tx, uses, now.toISOString().slice(0, 10), now);
    return won;
  };
  // Beside everything but what runs alone: a key that is revoked meanwhile would take its days away under the count.
  return transaction(write, "job:api-use");
}

function tell({ members, granted, after, perDay }: Reckoning, now: Date): void {
  const room = roomOf(after, perDay, now.getTime());
  const problem = after.used >= perDay ? "quota-exceeded" : "rate-limited";
  members.forEach(({ waiting }, place) => {
    waiting.settle(place < granted ? { ok: true, room } : { ok: false, problem, room });
  });
}

/** Counts a turn. Callers whom another server counted in the meantime are reckoned anew, until none is left. */
export async function countTurn(turn: Waiting[], known: KnownMeters, now: Date): Promise<void> {
  for (let groups = await groupByCaller(turn, now); groups.length > 0; ) {
    const reckonings = await reckon(groups, known, now);
    const won = await keep(
      reckonings.filter(({ granted }) => granted > 0),
      now,
    );
    const lost = reckonings.filter(({ caller, granted }) => granted > 0 && !won.has(caller));
    for (const { caller } of lost) known.forget(caller);
    for (const reckoning of reckonings) {
      const { caller, after, version, granted } = reckoning;
      if (won.has(caller)) known.keep(caller, { meter: after, version: version + 1 });
      if (granted === 0 || won.has(caller)) tell(reckoning, now);
    }
    groups = lost;
  }
}
