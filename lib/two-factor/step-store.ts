// Owns making every code worthless that anybody's authenticator may have shown by now.
import "server-only";
import { database } from "@/lib/platform/db";

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
