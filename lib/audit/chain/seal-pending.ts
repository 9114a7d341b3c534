// Owns sealing what was written since the last seal, in order, a batch at a time.
import "server-only";
import { currentKeyId } from "@/lib/audit/chain/chain-key";
import { isAnythingPending, rowsToSeal } from "@/lib/audit/chain/chain-row-store";
import { AUDIT_CHAIN, ChainStateError, readChain, writeChain } from "@/lib/audit/chain/chain-store";
import { type SealableRow, sealOf } from "@/lib/audit/chain/seal-row";
import { settledUpTo } from "@/lib/audit/chain/settled-up-to";
import { keepSealsOf } from "@/lib/audit/log-change-store";
import { type Tx, transaction } from "@/lib/platform/db";

/** Rows of one transaction. Others wait for it, so it must be over within a few milliseconds. */
const BATCH = 200;

/** Seals everything that waits, or stops between two batches once `isOver()`. Returns how many rows it sealed. */
export async function sealPending(now: () => Date, isOver = () => false): Promise<number> {
  let sealed = 0;
  while (!isOver() && (await isAnythingPending())) {
    const upTo = await settledUpTo();
    const batch = await transaction((tx) => sealBatch(tx, upTo, now()), AUDIT_CHAIN);
    sealed += batch;
    // The rows that wait are not settled yet: the next round is soon enough.
    if (batch === 0) break;
  }
  return sealed;
}

/** Reads, seals and moves the head in one transaction, so that two sealers, or one that dies, leave one chain. */
async function sealBatch(tx: Tx, upTo: number, now: Date): Promise<number> {
  const chain = await readChain(tx);
  const rows = await rowsToSeal(tx, { headId: chain?.headId ?? 0, upTo }, BATCH);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return 0;
  const start = chain ?? { startId: first.id - 1, startSeal: "", headSeal: "" };
  const seals = chainOf(rows, start.headSeal);
  await keepSeals(tx, rows, seals);
  const { startId, startSeal } = start;
  await writeChain(tx, chain, {
    startId,
    startSeal,
    headId: last.id,
    headSeal: seals.at(-1) ?? "",
    headAt: now,
  });
  return rows.length;
}

function chainOf(rows: SealableRow[], headSeal: string): string[] {
  let before = headSeal;
  return rows.map((row) => {
    before = sealOf(row, before, currentKeyId()) ?? "";
    return before;
  });
}

async function keepSeals(tx: Tx, rows: SealableRow[], seals: string[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const count = await keepSealsOf(tx, ids, seals, currentKeyId());
  if (count !== rows.length) throw new ChainStateError("rows of the log went away while they were sealed");
}
