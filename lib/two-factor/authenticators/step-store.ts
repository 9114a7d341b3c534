// Owns the steps of codes that were used, and what right and missed codes say of an authenticator's clock.
import "server-only";
import { database, type Tx } from "@/lib/platform/db";
import type { StoredClock } from "@/lib/two-factor/authenticators/clock-drift";

/** What consuming a step leaves behind. A new center of the window comes only from resynchronising. */
export type ClockChange = Pick<StoredClock, "driftMs" | "missedCodes" | "missedSteps"> &
  Partial<Pick<StoredClock, "offsetSteps">>;

/** A step that was matched, and from which center of the window. */
export interface MatchedStep {
  authenticatorId: string;
  step: number;
  /** The center it was judged by. */
  offsetSteps: number;
}

/**
 * Consumes a step, and keeps what it says of the clock. False when it, or a later one, was consumed before
 * (RFC 6238 5.2), or when the window has moved meanwhile.
 */
export async function consumeStep(
  tx: Tx,
  { authenticatorId: id, step, offsetSteps }: MatchedStep,
  clock: ClockChange,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.authenticator.updateMany({
    where: { id, offsetSteps, lastUsedStep: { lt: step } },
    data: { lastUsedStep: step, lastUsedAt: now, ...clock },
  });
  return count === 1;
}

/** A refused code that one authenticator shows at another time. */
export interface MissedCode {
  authenticatorId: string;
  /** How many steps from the center of the window it was, below 0 when it was late. */
  stepsFromCenter: number;
  /** The smoothed distance with it. */
  driftMs: number;
}

/** Counts a missed code, in the transaction that writes the refusal down. */
export async function countMissedCode(tx: Tx, missed: MissedCode | null): Promise<void> {
  if (!missed) return;
  const { authenticatorId: id, stepsFromCenter: missedSteps, driftMs } = missed;
  const data = { missedCodes: { increment: 1 }, missedSteps, driftMs };
  await tx.authenticator.updateMany({ where: { id }, data });
}

/** Rows of one statement: nobody waits for long, and no transaction gets too old. */
const SPENT_AT_ONCE = 10_000;

/**
 * Makes every authenticator refuse the codes that count now or counted before (RFC 6238 5.2): for a restored database,
 * which does not know what was used. It works in parts, each one guarded write that only moves steps forward, so that
 * it can be run again after an interruption.
 * @param window steps accepted to either side of the center
 */
export async function spendSteps(window: number, now: Date, atOnce = SPENT_AT_ONCE): Promise<void> {
  const seconds = Math.floor(now.getTime() / 1000);
  for (let after = ""; ; ) {
    const [batch] = await database().$queryRaw<{ last: string | null }[]>`
      SELECT MAX("id") AS "last" FROM
        (SELECT "id" FROM "Authenticator" WHERE "id" > ${after} ORDER BY "id" LIMIT ${atOnce}) AS batch`;
    const last = batch?.last;
    if (!last) return;
    await database().$executeRaw`
      UPDATE "Authenticator"
      SET "lastUsedStep" = CAST(${seconds} AS BIGINT) / "periodSeconds" + "offsetSteps" + CAST(${window} AS INTEGER)
      WHERE "id" > ${after} AND "id" <= ${last} AND "lastUsedStep" <
        CAST(${seconds} AS BIGINT) / "periodSeconds" + "offsetSteps" + CAST(${window} AS INTEGER)`;
    after = last;
  }
}
