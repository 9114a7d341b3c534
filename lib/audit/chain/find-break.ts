// Owns naming what was done to a sealed log at the place where its chain breaks.
import "server-only";
import type { AuditRow } from "@/generated/sqlite/client";
import { auditKey } from "@/lib/audit/chain/chain-key";
import { type SealableRow, sealOf } from "@/lib/audit/chain/seal-row";
import { isPostgresql } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

/** The first thing that is wrong with a log, and the first and the last row that it is about. */
export interface ChainFault {
  kind: "changed" | "inserted" | "missing" | "pepper-missing" | "not-as-noted" | "noted-too-old";
  from: number;
  to: number;
}

/** The place between two rows: the one before, and its seal. */
export interface ChainPlace {
  id: number;
  seal: string;
}

/** A fault of one row, or of all from one to another. */
export function faultOf(kind: ChainFault["kind"], from: number, to = from): ChainFault {
  return { kind, from, to };
}

/** Whether a row bears the seal that it must bear after `before`. */
export function isSealedAfter(row: AuditRow, before: ChainPlace): boolean {
  return row.seal !== null && row.sealKeyId !== null && sealOf(row, before.seal, row.sealKeyId) === row.seal;
}

/** What follows upon a row: the next one, or else the end of the chain as its own row tells it. */
export interface Follower {
  next: AuditRow | undefined;
  headSeal: string;
}

/** Whether only the seal is missing and everything else fits: then the row was not put in, its seal was taken off. */
function isSealTakenOff(row: SealableRow, before: ChainPlace, { next, headSeal }: Follower): boolean {
  return [...settings().peppers.byId.keys()].some((keyId) => {
    const seal = sealOf(row, before.seal, keyId) ?? "";
    return next ? isSealedAfter(next, { id: row.id, seal }) : seal === headSeal;
  });
}

/** Names the first fault at a row that does not follow upon the place before it, or null when it does. */
export function faultAt(row: AuditRow, before: ChainPlace, follower: Follower): ChainFault | null {
  const isAdjacent = row.id === before.id + 1;
  // On SQLite ids come without gaps: where the seals fit, what is missing was gone before the rest was sealed.
  if (isSealedAfter(row, before))
    return isAdjacent || isPostgresql() ? null : faultOf("missing", before.id + 1, row.id - 1);
  const { next, headSeal } = follower;
  if (next ? isSealedAfter(next, before) : before.seal === headSeal) return faultOf("inserted", row.id);
  if (!isAdjacent) return faultOf("missing", before.id + 1, row.id - 1);
  if (row.seal === null)
    return faultOf(isSealTakenOff(row, before, follower) ? "changed" : "inserted", row.id);
  const isKeyKnown = row.sealKeyId !== null && auditKey("seal", row.sealKeyId) !== undefined;
  return faultOf(isKeyKnown ? "changed" : "pepper-missing", row.id);
}
