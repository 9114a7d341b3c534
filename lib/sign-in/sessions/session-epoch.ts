// Owns the count that ends everybody's sessions at once: a session or trusted device of an earlier epoch opens nothing (R64).
import "server-only";
import { database, type Tx } from "@/lib/platform/db";

const ROW = { id: 1 };

/** Rows removed in one go, so that nobody waits for long, and how many goes one round of the sweeper makes. */
const BATCH = 500;
const BATCHES = 100;

/** The epoch of now. A session is opened in it, read in the transaction that opens it. */
export async function currentEpoch(db: Tx = database()): Promise<number> {
  const select = { sessionEpoch: true } as const;
  return (await db.installation.findUnique({ where: ROW, select }))?.sessionEpoch ?? 0;
}

/**
 * Begins the next epoch: one write, however many sessions there are. A count and no moment, so that no clock of another
 * server and no sign-in that runs beside it keeps a session alive.
 * @param sparedId the one session that goes along, if any
 */
export async function beginEpoch(tx: Tx, sparedId?: string): Promise<void> {
  const { sessionEpoch: epoch } = await tx.installation.upsert({
    where: ROW,
    create: { ...ROW, sessionEpoch: 1 },
    update: { sessionEpoch: { increment: 1 } },
    select: { sessionEpoch: true },
  });
  if (sparedId) await tx.session.update({ where: { id: sparedId }, data: { epoch } });
}

/** Removes what is left of earlier epochs, a part of it in each round: millions of rows must not hold anybody up. */
export async function sweepEpochs(): Promise<void> {
  const db = database();
  const where = { epoch: { lt: await currentEpoch(db) } };
  // In this order, or the oldest ids are looked through for what is hardly ever there.
  const some = { where, orderBy: { epoch: "asc" }, select: { id: true }, take: BATCH } as const;
  const idsOf = (rows: { id: string }[]) => ({ where: { id: { in: rows.map(({ id }) => id) } } });
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const sessions = await db.session.findMany(some);
    const devices = await db.trustedDevice.findMany(some);
    if (sessions.length > 0) await db.session.deleteMany(idsOf(sessions));
    if (devices.length > 0) await db.trustedDevice.deleteMany(idsOf(devices));
    if (sessions.length < BATCH && devices.length < BATCH) return;
  }
}
