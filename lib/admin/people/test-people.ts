// Owns the crowds that tests plant: people in every state, none of whom signed up.
import type { Prisma } from "@/generated/sqlite/client";
import { checkTotals } from "@/lib/admin/figures/repair-figures";
import { type PeopleQuery, peopleQuery } from "@/lib/admin/people/people-query";
import { peoplePage } from "@/lib/admin/people/people-store";
import { database } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { later, NOW } from "@/lib/two-factor/test-person";

const DAY = 86_400;

/** One person: protected, and here yesterday, unless `own` says otherwise. */
export async function plantOne(own: Partial<Prisma.AccountCreateManyInput> = {}): Promise<string> {
  const id = newId();
  // An id may begin with "_", which one of the tests searches for.
  const usual = { email: `id${id.toLowerCase()}@example.test`, createdAt: later(-200 * DAY) };
  const state = { lastSignInAt: later(-DAY), factorCount: 1, codesLeft: 10 };
  await database().account.create({ data: { id, ...usual, ...state, ...own } });
  return id;
}

/** The state of the n-th of a crowd: every filter shows some of them, and many moments are shared. */
function stateOf(n: number): Partial<Prisma.AccountCreateManyInput> {
  const away = later(-(100 + (n % 3)) * DAY);
  return {
    createdAt: later(-200 * DAY - (n % 4)),
    ...(n % 2 === 0 && { factorCount: 0, codesLeft: 0 }),
    ...(n % 4 === 1 && { codesLeft: n % 3, codesLow: true }),
    ...(n % 5 === 0 && { lockedUntil: later(((n % 3) - 1) * 60) }),
    ...(n % 3 === 0 && { lastSignInAt: n % 6 === 0 ? null : away }),
    ...(n % 7 === 0 && { deactivatedAt: later(-(n % 3)) }),
    ...(n % 11 === 0 && { role: "admin" }),
    ...(n % 2 === 1 && { name: `Person ${n % 9}`, nameKey: `person ${n % 9}` }),
  };
}

export async function plantCrowd(count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => {
    const id = newId();
    const usual = { factorCount: 2, codesLeft: 9, lastSignInAt: later(-(n % 5) * DAY) };
    return {
      id,
      email: `${n % 10}.${id.toLowerCase()}@example.test`,
      ...usual,
      createdAt: NOW,
      ...stateOf(n),
    };
  });
  await database().account.createMany({ data: rows });
  // Nobody of them signed up: the totals are counted anew, as a repair does.
  await checkTotals("repair");
}

export const queryOf = (own: Partial<PeopleQuery>): PeopleQuery => ({ ...peopleQuery({}), ...own });

/** Follows "Next page" to the end. Returns the ids in their order. */
export async function walkThrough(query: PeopleQuery, size = 50): Promise<string[]> {
  const { people, next } = await peoplePage(query, size, NOW);
  const ids = people.map(({ id }) => id);
  return next ? [...ids, ...(await walkThrough({ ...query, after: next }, size))] : ids;
}
