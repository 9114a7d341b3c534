// Owns removing what has expired of enrollments, of recovery codes in clear, of temporary codes and of codes of channels.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { serverTrace } from "@/lib/audit/trace";
import { sweepChannelCodes } from "@/lib/channels/codes/code-store";
import { sweepChallenges } from "@/lib/passkeys/challenge-store";
import { transaction } from "@/lib/platform/db";
import { shared } from "@/lib/platform/shared";
import {
  deleteExpiredEnrollment,
  type ExpiredEnrollment,
  expiredEnrollments,
} from "@/lib/two-factor/enrollment/enrollment-store";
import { forgetShownCodes } from "@/lib/two-factor/recovery-codes/recovery-store";
import { sweepTemporaryCodes } from "@/lib/two-factor/verification/temporary-code-store";

/** Enrollments that are read at once: requests pass between two of them. */
const BATCH = 100;
const CLOCK_MARGIN_MS = 3_600_000;

/** Deletes expired enrollments, temporary codes and codes of channels, challenges of passkeys, and the sealed form of recovery codes whose time to be shown is over. */
export async function sweepTwoFactor(now: Date): Promise<void> {
  await sweepEnrollments(now);
  await sweepTemporaryCodes(now);
  await sweepChannelCodes(now);
  await sweepChallenges(now);
  await sweepShownCodes(now);
}

/**
 * Every set of codes was shown once, so nearly all of them are past that: only what has come to its end since the last
 * sweep is looked at, and an hour before, for another server's clock. A process that starts looks at all.
 */
async function sweepShownCodes(now: Date): Promise<void> {
  const swept = shared("shown-codes-swept", () => ({ until: new Date(0) }));
  const from = new Date(Math.min(swept.until.getTime(), now.getTime()) - CLOCK_MARGIN_MS);
  await forgetShownCodes(from, now);
  swept.until = now;
}

async function sweepEnrollments(now: Date): Promise<void> {
  for (let isMore = true; isMore; ) {
    const expired = await expiredEnrollments(now, BATCH);
    for (const enrollment of expired) await giveUp(enrollment, now);
    isMore = expired.length === BATCH;
  }
}

/** Deletes one, and writes down how far it came. */
function giveUp({ id, accountId, shownAt, lastError }: ExpiredEnrollment, now: Date): Promise<void> {
  return transaction(async (tx) => {
    if (!(await deleteExpiredEnrollment(tx, id))) return;
    const reason = lastError ?? (shownAt ? "not-tried" : "not-seen");
    const entry = { event: "enrollment.abandoned", result: "failure", subjectId: accountId } as const;
    await recordEvent(tx, { ...entry, reason }, serverTrace(), now);
  }, `account:${accountId}`);
}
