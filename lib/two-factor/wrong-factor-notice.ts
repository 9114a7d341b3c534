// Owns when the owner is told that somebody with the right password gave a wrong second factor.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { wasToldSince } from "@/lib/notices/notice-store";
import { notify } from "@/lib/notices/notify";
import type { Tx } from "@/lib/platform/db";
import { WRONG_FACTOR_TOLD_AGAIN_SECONDS } from "@/lib/platform/durations";

/**
 * Tells of the first failure of a row (R85, ASVS 6.3.5), in the transaction that writes it down. A row has no end but a
 * right code, and its first failure may lie long ago or be the owner's own at a step-up: once a day it is told anew.
 * @param failures in the row, this one among them
 */
export async function tellOfWrongFactor(
  tx: Tx,
  accountId: string,
  failures: number,
  trace: Trace,
  now: Date,
): Promise<void> {
  const kind = "second-factor-wrong";
  const since = new Date(now.getTime() - WRONG_FACTOR_TOLD_AGAIN_SECONDS * 1000);
  if (failures > 1 && (await wasToldSince(tx, accountId, kind, since))) return;
  await notify(tx, { accountId, kind }, trace, now);
}
