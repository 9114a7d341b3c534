// Owns the rows of resets and requests that time has caught up with.
import "server-only";
import { database } from "@/lib/platform/db";

/** The ids of scheduled resets whose time has come, the longest due first. */
export async function dueResets(now: Date, take: number): Promise<string[]> {
  const rows = await database().reset.findMany({
    where: { state: "scheduled", effectiveAt: { lte: now } },
    orderBy: { effectiveAt: "asc" },
    select: { id: true },
    take,
  });
  return rows.map(({ id }) => id);
}

/** Ends resets that began before a moment and still wait for a second administrator. */
export async function expireWaiting(before: Date, now: Date): Promise<void> {
  await database().reset.updateMany({
    where: { state: "waiting", createdAt: { lt: before } },
    data: { state: "expired", endedAt: now, pendingFor: null },
  });
}

/** Forgets resets and requests that were over before a moment. */
export async function deleteOver(before: Date): Promise<void> {
  await database().reset.deleteMany({ where: { endedAt: { lt: before } } });
  await database().resetRequest.deleteMany({ where: { decidedAt: { lt: before } } });
}
