// Owns walking along the whole log, to find the first row whose seal does not follow upon the one before it.
import "server-only";
import type { AuditChain } from "@/generated/sqlite/client";
import { countRowsAfter, rowInFront } from "@/lib/audit/chain/chain-row-store";
import { readChain } from "@/lib/audit/chain/chain-store";
import { type ChainFault, type ChainPlace, faultAt, faultOf } from "@/lib/audit/chain/find-break";
import { readSealedRows } from "@/lib/audit/chain/sealed-rows";

const PAGE = 1000;

/** What is told of a log in which nothing is wrong: its first and last sealed row, 0 when there is none. */
export interface ChainWhole {
  rows: number;
  from: number;
  to: number;
  sealedAt: Date | null;
  /** Newer rows, which wait for their seal. */
  waiting: number;
}

export type ChainVerdict = { whole: ChainWhole; fault: null } | { whole: null; fault: ChainFault };

/** How far the walk has come, and what it holds on to. */
interface Walk {
  chain: AuditChain;
  place: ChainPlace;
  rows: number;
  from: number;
  /** A head that was noted elsewhere, from the log line "audit head". */
  noted: ChainPlace | undefined;
}

/**
 * Walks along the log in pages, also while a server writes, seals and removes rows.
 * @param noted a head that was noted elsewhere: without one, whoever holds the peppers could have sealed it all anew
 * @throws ChainStateError when the row that notes the ends of the chain is not as we left it
 */
export async function verifyChain(noted?: ChainPlace): Promise<ChainVerdict> {
  const chain = await readChain();
  if (!chain && noted) return { whole: null, fault: faultOf("not-as-noted", noted.id) };
  if (!chain) return { whole: await summary(null), fault: null };
  const inFront = await rowInFront(chain.startId);
  if (inFront) return { whole: null, fault: faultOf("inserted", inFront.id) };
  // A noted head that is gone from the log cannot be compared: it must not look as if it had been.
  if (noted && noted.id <= chain.startId) return { whole: null, fault: faultOf("noted-too-old", noted.id) };
  const walk: Walk = { chain, place: { id: chain.startId, seal: chain.startSeal }, rows: 0, from: 0, noted };
  // A fault counts when it is seen twice: the log is sealed, and its oldest rows go, while we walk.
  for (let suspicion = ""; ; ) {
    const found = await walkPage(walk);
    if (found === "end") return { whole: await summary(walk), fault: null };
    const seen = found ? JSON.stringify(found) : "";
    if (found && seen === suspicion) return { whole: null, fault: found };
    suspicion = seen;
    if (found) await reload(walk);
  }
}

/** Reads where the ends are by now. Returns whether the head has moved. */
async function reload(walk: Walk): Promise<boolean> {
  const { headId } = walk.chain;
  walk.chain = (await readChain()) ?? walk.chain;
  const { startId, startSeal } = walk.chain;
  if (startId > walk.place.id) walk.place = { id: startId, seal: startSeal };
  return walk.chain.headId > headId;
}

/** Walks along one page. Null where its rows fit, the first fault where one does not, "end" after the last. */
async function walkPage(walk: Walk): Promise<ChainFault | "end" | null> {
  const { headId, headSeal } = walk.chain;
  const page = (await readSealedRows(walk.place.id, PAGE + 1)).filter(({ id }) => id <= headId);
  for (const [at, row] of page.slice(0, PAGE).entries()) {
    const next = page[at + 1];
    const follower = { next: next && !("isUnreadable" in next) ? next : undefined, headSeal };
    const fault =
      "isUnreadable" in row
        ? faultOf("changed", row.id)
        : (faultAt(row, walk.place, follower) ?? faultAgainst(walk.noted, row));
    if (fault) return fault;
    walk.place = { id: row.id, seal: ("seal" in row && row.seal) || "" };
    walk.rows += 1;
    walk.from ||= row.id;
  }
  if (page.length > 0 || (await reload(walk))) return null;
  return faultAtEnd(walk) ?? "end";
}

function faultAgainst(noted: ChainPlace | undefined, { id, seal }: { id: number; seal: string | null }) {
  return id === noted?.id && seal !== noted.seal ? faultOf("not-as-noted", id) : null;
}

function faultAtEnd({ chain, place, noted }: Walk): ChainFault | null {
  if (place.id < chain.headId) return faultOf("missing", place.id + 1, chain.headId);
  if (place.seal !== chain.headSeal) return faultOf("changed", place.id);
  return noted && noted.id > chain.headId ? faultOf("missing", chain.headId + 1, noted.id) : null;
}

async function summary(walk: Walk | null): Promise<ChainWhole> {
  const waiting = await countRowsAfter(walk?.chain.headId ?? 0);
  if (!walk) return { rows: 0, from: 0, to: 0, sealedAt: null, waiting };
  const { rows, from, place, chain } = walk;
  return { rows, from, to: rows > 0 ? place.id : 0, sealedAt: chain.headAt, waiting };
}
