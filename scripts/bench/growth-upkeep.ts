// Owns measuring upkeep: how many rows a second can be sealed, removed from the log, or sealed anew under another key.
import { writeChain } from "@/lib/audit/chain/chain-store";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { removeUpTo } from "@/lib/audit/log-change-store";
import { database, transaction } from "@/lib/platform/db";
import { openSecret, sealSecret } from "@/lib/two-factor/authenticators/authenticator-secret";
import {
  replaceSealedSecret,
  sealedAuthenticators,
} from "@/lib/two-factor/authenticators/authenticator-store";
import { spendSteps } from "@/lib/two-factor/authenticators/step-store";
import type { Actor } from "@/scripts/bench/growth-people";
import { millisecondsOf } from "@/scripts/bench/page-times";

/** As many as lib/audit/retention removes at once. */
const RETIRED_AT_ONCE = 500;
const RETIREMENTS = 20;

/** Begins a chain after the log so far, as if that were sealed: the crowd's rows hold no real seals. */
export async function beginChain(now: Date): Promise<void> {
  const last = await database().auditRow.findFirstOrThrow({ orderBy: { id: "desc" } });
  const ends = { startId: 0, startSeal: "", headId: last.id, headSeal: last.seal ?? "", headAt: now };
  await database().auditChain.deleteMany();
  await transaction((tx) => writeChain(tx, null, ends), "job:audit-chain");
}

/** Rows a second of each kind of upkeep, in one process that does nothing else. */
export async function measureUpkeep(actors: readonly Actor[], now: Date): Promise<Record<string, number>> {
  let sealed = 0;
  const sealMs = await millisecondsOf(async () => {
    sealed = await sealPending(() => now);
  });
  const before = await database().auditRow.count();
  const retireMs = await millisecondsOf(async () => {
    for (let turn = 0; turn < RETIREMENTS; turn += 1) await retireOldest();
  });
  const retired = before - (await database().auditRow.count());
  const resealMs = await millisecondsOf(async () => {
    for (const { accountId } of actors) await resealOf(accountId);
  });
  const spendMs = await millisecondsOf(() => spendSteps(1, now));
  return {
    "steps spent, as after a restore": ((await database().authenticator.count()) * 1000) / spendMs,
    "rows of the log sealed": (sealed * 1000) / sealMs,
    "rows of the log removed": (retired * 1000) / retireMs,
    "secrets sealed anew": (actors.length * 1000) / resealMs,
  };
}

/** Removes the oldest rows, whatever their age, up to the first that waits for its seal. */
function retireOldest(): Promise<void> {
  return transaction(async (tx) => {
    const select = { id: true, at: true, seal: true } as const;
    const oldest = await tx.auditRow.findMany({ orderBy: { id: "asc" }, select, take: RETIRED_AT_ONCE });
    const waiting = oldest.findIndex(({ seal }) => seal === null);
    const over = waiting < 0 ? oldest : oldest.slice(0, waiting);
    const last = over.at(-1);
    if (last) await removeUpTo(tx, last.id);
  }, "job:audit-chain");
}

async function resealOf(accountId: string): Promise<void> {
  for (const row of await sealedAuthenticators(accountId)) {
    const fresh = await sealSecret(await openSecret(row, "Authenticator"), "Authenticator", row.id);
    if (!(await replaceSealedSecret(row, fresh))) throw new Error("the secret was not replaced");
  }
}
