// Owns how long the use of the TOTP API is remembered.
import "server-only";
import { accountCaller } from "@/lib/api/api-caller";
import { database, type Tx } from "@/lib/platform/db";
import { API_USE_RETENTION_SECONDS } from "@/lib/platform/durations";
import { secondsBefore } from "@/lib/platform/seconds-after";
import { dayOf } from "@/lib/platform/utc-day";

/** Removes days that are older than API_USE_RETENTION_SECONDS, and meters of days that are over (R115). */
export async function sweepApiUse(now: Date): Promise<void> {
  const firstKept = dayOf(secondsBefore(now, API_USE_RETENTION_SECONDS));
  await database().apiKeyDay.deleteMany({ where: { day: { lt: firstKept } } });
  // Right after midnight a bucket may still be filling up: without its row it would count as full.
  await database().apiMeter.deleteMany({
    where: { day: { lt: dayOf(now) }, fullAtMs: { lte: now.getTime() } },
  });
}

/** Forgets what an account has used today, in the transaction that erases it (R114). */
export async function deleteAccountMeter(tx: Tx, accountId: string): Promise<void> {
  await tx.apiMeter.deleteMany({ where: { caller: accountCaller(accountId) } });
}
