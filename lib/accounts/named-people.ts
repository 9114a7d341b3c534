// Owns who the people are whom rows name by the ids of their accounts.
import "server-only";
import { database } from "@/lib/platform/db";

export interface NamedPerson {
  email: string;
  name: string | null;
}

/** The people of some ids, by their id, in one statement. Left out are null and ids that no account has. */
export async function namedPeople(ids: (string | null)[]): Promise<ReadonlyMap<string, NamedPerson>> {
  const distinct = [...new Set(ids)].filter((id) => id !== null);
  if (distinct.length === 0) return new Map();
  const select = { id: true, email: true, name: true } as const;
  const accounts = await database().account.findMany({ where: { id: { in: distinct } }, select });
  return new Map(accounts.map(({ id, ...person }) => [id, person]));
}
