// Owns removing what has expired of enrollments, of recovery codes in clear and of temporary codes.
import "server-only";
import { database } from "@/lib/platform/db";

/** Deletes expired enrollments and temporary codes, and the sealed form of recovery codes whose time to be shown is over. */
export async function sweepTwoFactor(now: Date): Promise<void> {
  await database().enrollment.deleteMany({ where: { expiresAt: { lte: now } } });
  await database().temporaryCode.deleteMany({ where: { expiresAt: { lte: now } } });
  await database().recoveryBatch.updateMany({
    where: { shownUntil: { lte: now }, sealedCodes: { not: null } },
    data: { sealedCodes: null },
  });
}
