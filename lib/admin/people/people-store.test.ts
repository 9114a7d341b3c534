// Proves that a list of people is whole and in order, page by page, for every filter, sort and search.
import { beforeAll, describe, expect, it } from "vitest";
import { PEOPLE_FILTERS, PEOPLE_SORTS } from "@/lib/admin/people/people-query";
import { peoplePage } from "@/lib/admin/people/people-store";
import { isShownBy, type ListedPerson } from "@/lib/admin/people/person-state";
import { plantCrowd, plantOne, queryOf, walkThrough } from "@/lib/admin/people/test-people";
import { database } from "@/lib/platform/db";
import { INACTIVE_AFTER_SECONDS } from "@/lib/platform/durations";
import { PEOPLE_LOOKED_THROUGH } from "@/lib/platform/limits";
import { later, NOW } from "@/lib/two-factor/test-person";

let everybody: (ListedPerson & { nameKey: string | null })[];
const load = async () => {
  everybody = await database().account.findMany();
};
beforeAll(async () => {
  await plantCrowd(120);
  await load();
});

const byId = (id: string) => everybody.find((person) => person.id === id) as ListedPerson;

describe("a list", () => {
  it.each(PEOPLE_FILTERS)("of %s is whole, once each, whatever the size of its pages", async (filter) => {
    const expected = everybody.filter((person) => isShownBy(filter, person, NOW)).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(3);
    for (const size of [1, 2, 7, 50, 200]) {
      const ids = await walkThrough(queryOf({ filter }), size);
      expect(ids).toHaveLength(expected.length);
      expect(new Set(ids)).toEqual(new Set(expected));
    }
  });

  it.each(PEOPLE_SORTS)("by %s is whole, once each, and the same in pages as in one piece", async (sort) => {
    const whole = await walkThrough(queryOf({ sort }), 500);
    expect(new Set(whole).size).toBe(everybody.length);
    expect(await walkThrough(queryOf({ sort }), 7)).toEqual(whole);
  });

  it("is in the order that it promises", async () => {
    const emails = (await walkThrough(queryOf({}))).map((id) => byId(id).email);
    expect(emails).toEqual([...emails].sort());
    const newest = (await walkThrough(queryOf({ sort: "newest" }))).map((id) => byId(id).createdAt);
    expect(newest).toEqual([...newest].sort((a, b) => b.getTime() - a.getTime()));
    const seen = (await walkThrough(queryOf({ sort: "last-sign-in" }))).map((id) => byId(id).lastSignInAt);
    expect(seen).toEqual([...seen].sort((a, b) => (b?.getTime() ?? 0) - (a?.getTime() ?? 0)));
    const away = (await walkThrough(queryOf({ filter: "inactive" }))).map((id) => byId(id).lastSignInAt);
    const known = away.filter((at) => at !== null);
    expect(away.slice(0, known.length)).toEqual(known.sort((a, b) => a.getTime() - b.getTime()));
  });

  it("counts whoever signed in just in time as active", async () => {
    const id = await plantOne({ lastSignInAt: later(-INACTIVE_AFTER_SECONDS) });
    expect(await walkThrough(queryOf({ filter: "inactive" }))).not.toContain(id);
    const { people } = await peoplePage(queryOf({ filter: "inactive" }), 500, later(1));
    expect(people.map((person) => person.id)).toContain(id);
  });

  it("begins anew at a place that is none of its own", async () => {
    const first = await peoplePage(queryOf({ filter: "locked" }), 2, NOW);
    for (const place of [
      { walk: 9, id: "x", key: "1" },
      { walk: 0, id: "x", key: "a@example.test" },
      { walk: 0, id: "x", key: "" },
    ])
      expect(await peoplePage(queryOf({ filter: "locked", after: place }), 2, NOW)).toEqual(first);
  });

  it("of a search begins anew at a place outside of it", async () => {
    const query = queryOf({ search: "5." });
    const first = await peoplePage(query, 2, NOW);
    expect(first.people).toHaveLength(2);
    for (const walk of [0, 1])
      for (const key of ["", "4", "4.a@example.test", "6.a@example.test", "person 1"])
        expect(await peoplePage({ ...query, after: { walk, id: "x", key } }, 2, NOW)).toEqual(first);
  });

  it("holds what a screen shows, and no more", async () => {
    const { people } = await peoplePage(queryOf({}), 1, NOW);
    expect(Object.keys(people[0] ?? {}).sort()).toEqual(
      [
        ...[
          "codesLeft",
          "codesLow",
          "createdAt",
          "deactivatedAt",
          "email",
          "emailConfirmedAt",
          "factorCount",
        ],
        ...["id", "lastSignInAt", "lockedUntil", "name", "role"],
      ].sort(),
    );
  });
});

describe("a search", () => {
  const search = (text: string, own = {}) => walkThrough(queryOf({ search: text, ...own }), 3);

  it("finds the start of an address, then of a name, each person once", async () => {
    const byName = await plantOne({ name: "Zoë 'x' Doe", nameKey: "zoë 'x' doe", email: "q1@example.test" });
    const byBoth = await plantOne({ name: "Zoë Lee", nameKey: "zoë lee", email: "zoë@example.test" });
    const byEmail = await plantOne({ email: "zoë.b@example.test" });
    const inside = await plantOne({ name: "A Zoë", nameKey: "a zoë", email: "a-zoë@example.test" });
    expect(await search("zoë")).toEqual([byEmail, byBoth, byName]);
    expect(await search("zoë 'x")).toEqual([byName]);
    expect(await search("zoë.b@example.test")).toEqual([byEmail]);
    expect(await search("zoë")).not.toContain(inside);
  });

  it.each(["%", "_", "*", "\\", "' OR 1=1 --", "\u{10ffff}"])(
    "takes %j for nothing but text",
    async (text) => {
      expect(await search(text)).toEqual([]);
    },
  );

  it("finds everybody among equal names, however many they are", async () => {
    const expected = everybody.filter(({ nameKey }) => nameKey?.startsWith("person 3"));
    expect(expected.length).toBeGreaterThan(4);
    expect(new Set(await search("person 3"))).toEqual(new Set(expected.map(({ id }) => id)));
  });

  it("within a filter finds who meets both, and leaves the rest to the next page when it has looked long enough", async () => {
    const address = (n: number) => `sift.${String(n).padStart(4, "0")}@example.test`;
    const data = Array.from({ length: PEOPLE_LOOKED_THROUGH + 20 }, (_, n) => ({
      id: `sift-${n}`,
      email: address(n),
      createdAt: NOW,
      lastSignInAt: NOW,
      factorCount: n > PEOPLE_LOOKED_THROUGH ? 0 : 1,
    }));
    await database().account.createMany({ data });
    const query = queryOf({ search: "sift.", filter: "no-second-factor" });
    const first = await peoplePage(query, 50, NOW);
    expect(first.people).toEqual([]);
    const { people, next } = await peoplePage({ ...query, after: first.next }, 50, NOW);
    expect([people.length, next]).toEqual([19, null]);
    expect(await walkThrough(query, 4)).toHaveLength(19);
  });
});
