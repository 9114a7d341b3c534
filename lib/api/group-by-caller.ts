// Owns sorting the requests of a batch by caller. Those whose key opens nothing are told so at once.
import "server-only";
import { API_ACCOUNT_PER_DAY, API_ANONYMOUS_PER_DAY } from "@/lib/platform/limits";
import { accountCaller, addressCaller } from "./api-caller";
import type { Room } from "./meter";
import { findLiveKeys, type LiveKey } from "./meter-store";

/** Who asks to be answered. */
export interface Applicant {
  /** Of a well-formed key; null without one. */
  keyHash: string | null;
  /** Canonical. */
  clientAddress: string;
}

export type Admission =
  | { ok: true; room: Room }
  | { ok: false; problem: "key-refused" }
  | { ok: false; problem: "rate-limited" | "quota-exceeded"; room: Room };

/** A request that waits to be counted, and how to answer it. */
export interface Waiting {
  applicant: Applicant;
  now: Date;
  settle(admission: Admission): void;
  fail(error: unknown): void;
}

/** The requests of one caller in a batch. */
export interface Group {
  caller: string;
  perDay: number;
  /** The key of each, null without one. */
  members: { waiting: Waiting; keyId: string | null }[];
}

/** The requests that may be counted, by caller. Those whose key opens nothing are settled at once. */
export async function groupByCaller(batch: Waiting[], now: Date): Promise<Group[]> {
  const hashes = batch.flatMap(({ applicant }) => applicant.keyHash ?? []);
  const found = hashes.length > 0 ? await findLiveKeys([...new Set(hashes)], now) : [];
  const keys = new Map<string, LiveKey>(found.map((key) => [key.hash, key]));
  const groups = new Map<string, Group>();
  for (const waiting of batch) {
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
