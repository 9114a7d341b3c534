// Owns the row that says where the chain of seals begins and ends, and its own seal.
import "server-only";
import { createHmac } from "node:crypto";
import type { AuditChain } from "@/generated/sqlite/client";
import { auditKey, currentKeyId } from "@/lib/audit/chain/chain-key";
import { database, type Tx } from "@/lib/platform/db";

/** The chain's own row is not as we left it. Nothing is sealed or removed over it: that would hide what happened. */
export class ChainStateError extends Error {
  override readonly name = "ChainStateError";
}

/** The lock of sealing and retention, which both move an end of the chain. Nothing else takes it, so nothing else waits. */
export const AUDIT_CHAIN = "job:audit-chain";

/** The two ends: the last row that was removed for its age, and the newest that is sealed. */
export type ChainEnds = Pick<AuditChain, "startId" | "startSeal" | "headId" | "headSeal" | "headAt">;

function macOf({ startId, startSeal, headId, headSeal, headAt }: ChainEnds, keyId: string): string {
  const key = auditKey("chain", keyId);
  if (!key) throw new ChainStateError(`PEPPERS does not hold the pepper ${keyId}, which AuditChain names`);
  // None of the parts can hold a space.
  const text = [keyId, startId, startSeal, headId, headSeal, headAt.toISOString()].join(" ");
  return createHmac("sha256", key).update(text).digest("base64url");
}

/**
 * The ends of the chain, or null when nothing was ever sealed.
 * @throws ChainStateError when somebody changed the row, or took it away from under a sealed log
 */
export async function readChain(
  tx: Pick<Tx, "auditChain" | "auditRow"> = database(),
): Promise<AuditChain | null> {
  const chain = await tx.auditChain.findUnique({ where: { id: 1 } });
  if (chain) {
    if (macOf(chain, chain.macKeyId) !== chain.mac) throw new ChainStateError("AuditChain was changed");
    return chain;
  }
  const oldest = await tx.auditRow.findFirst({ orderBy: { id: "asc" }, select: { seal: true } });
  if (oldest?.seal) throw new ChainStateError("AuditChain was removed");
  return null;
}

/** Moves an end, by one write that fails if somebody moved one meanwhile. Without `before`, the chain begins. */
export async function writeChain(tx: Tx, before: AuditChain | null, ends: ChainEnds): Promise<void> {
  const { startId, startSeal, headId, headSeal, headAt } = ends;
  const macKeyId = currentKeyId();
  const data = { startId, startSeal, headId, headSeal, headAt, mac: macOf(ends, macKeyId), macKeyId };
  if (!before) await tx.auditChain.create({ data: { id: 1, ...data } });
  else {
    const { count } = await tx.auditChain.updateMany({ where: { id: 1, mac: before.mac }, data });
    if (count !== 1) throw new ChainStateError("AuditChain was moved by somebody else");
  }
}
