// Owns how long the security log is kept.
import "server-only";
import { oldestRows } from "@/lib/audit/chain/chain-row-store";
import { AUDIT_CHAIN, readChain, writeChain } from "@/lib/audit/chain/chain-store";
import { removeUpTo } from "@/lib/audit/log-change-store";
import { type Tx, transaction } from "@/lib/platform/db";
import { AUDIT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** Rows of one transaction: requests get their turn between two of them. */
const BATCH = 500;

/**
 * Removes entries older than AUDIT_RETENTION_SECONDS, a batch at a time (R115). The chain stays whole (R89): its start
 * moves along, and no row goes before it is sealed.
 */
export async function sweepAudit(now: Date): Promise<void> {
  const keptSince = secondsBefore(now, AUDIT_RETENTION_SECONDS);
  while ((await transaction((tx) => removeOldest(tx, keptSince), AUDIT_CHAIN)) === BATCH);
}

async function removeOldest(tx: Tx, keptSince: Date): Promise<number> {
  const oldest = await oldestRows(tx, BATCH);
  const firstKept = oldest.findIndex(({ at, seal }) => at >= keptSince || seal === null);
  const over = firstKept < 0 ? oldest : oldest.slice(0, firstKept);
  const last = over.at(-1);
  const chain = last?.seal ? await readChain(tx) : null;
  if (!chain || !last?.seal || last.id > chain.headId) return 0;
  await removeUpTo(tx, last.id);
  await writeChain(tx, chain, { ...chain, startId: last.id, startSeal: last.seal });
  return over.length;
}
