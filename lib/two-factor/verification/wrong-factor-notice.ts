// Owns when the owner is told that somebody with the right password gave a wrong second factor.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { wasToldSince } from "@/lib/notices/notice-store";
import { notify } from "@/lib/notices/notify";
import type { Tx } from "@/lib/platform/db";
import { WRONG_FACTOR_TOLD_AGAIN_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";

/** Longer than a try takes, and shorter than a right code and another wrong one. */
const SAME_MOMENT_SECONDS = 10;

/**
 * Tells of the first of consecutive failures (R85, ASVS 6.3.5), in the transaction that writes it down. Only a right
 * code ends the count, and its first failure may lie long ago or be the owner's own at a step-up: so it is told again
 * once a day. Of several at once the first may be written down last, when another one has told already.
 * @param failures consecutive ones, this one among them
 */
export async function tellOfWrongFactor(
  tx: Tx,
  accountId: string,
  failures: number,
  trace: Trace,
  now: Date,
): Promise<void> {
  const kind = "second-factor-wrong";
  const quietSeconds = failures > 1 ? WRONG_FACTOR_TOLD_AGAIN_SECONDS : SAME_MOMENT_SECONDS;
  const since = secondsBefore(now, quietSeconds);
  if (await wasToldSince(tx, accountId, kind, since)) return;
  await notify(tx, { accountId, kind }, trace, now);
}
