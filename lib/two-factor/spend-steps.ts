// Owns making every code that authenticators may have shown by now worthless, of everybody.
import "server-only";
import { database } from "@/lib/platform/db";

/** Rows of one statement: nobody waits for long, and no transaction gets too old. */
const SPENT_AT_ONCE = 10_000;

/**
 * Of every authenticator, takes no code any more that counts now or counted before (RFC 6238 5.2): for a database that
 * does not know what was used. A part of them at a time, each by one guarded write that only ever moves steps on: what
 * was interrupted is run again.
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
