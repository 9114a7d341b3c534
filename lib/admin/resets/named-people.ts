// Owns who the people are that resets and requests name.
import "server-only";
import { database } from "@/lib/platform/db";

export interface NamedPerson {
  email: string;
  name: string | null;
}

/** The people whom rows name, by their ids. Who is gone is left out. */
export async function peopleOf(
  rows: { accountId: string; actorId?: string | null }[],
): Promise<ReadonlyMap<string, NamedPerson>> {
  const ids = new Set(rows.flatMap(({ accountId, actorId }) => (actorId ? [accountId, actorId] : accountId)));
  if (ids.size === 0) return new Map();
  const where = { id: { in: [...ids] } };
  const select = { id: true, email: true, name: true } as const;
  const accounts = await database().account.findMany({ where, select });
  return new Map(accounts.map(({ id, ...person }) => [id, person]));
}
