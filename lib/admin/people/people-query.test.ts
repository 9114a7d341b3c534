// Proves that whatever stands in an address asks for a list of ours, and that every list has an address (R22).
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  PEOPLE_FILTERS,
  PEOPLE_SORTS,
  peoplePath,
  peopleQuery,
  searchKey,
} from "@/lib/admin/people/people-query";
import { anyText } from "@/lib/platform/test-any-text";

const read = (path: string) =>
  peopleQuery(Object.fromEntries(new URL(path, "https://twofold.example").searchParams));

it("reads back what it writes", () => {
  const place = fc.record({
    walk: fc.integer({ min: 0, max: 9 }),
    id: fc.stringMatching(/^[\w-]{1,64}$/),
    key: fc.oneof(fc.constantFrom("", "1890000000000", "a.b@example.org", "王小明 & co. = 1%")),
  });
  const query = fc.record({
    search: fc.string({ maxLength: 60 }).map(searchKey),
    filter: fc.constantFrom(...PEOPLE_FILTERS),
    sort: fc.constantFrom(...PEOPLE_SORTS),
    after: fc.option(place),
  });
  fc.assert(
    fc.property(query, (asked) => {
      expect(read(peoplePath(asked))).toEqual(asked);
    }),
  );
});

it("is the usual list for whatever is no query", () => {
  const usual = peopleQuery({});
  expect(usual).toEqual({ search: "", filter: "all", sort: "email", after: null });
  for (const parameters of [
    { filter: "everyone", sort: "password", after: "x" },
    { filter: ["locked"], q: ["a", "b"], sort: {}, after: ["0.a.b"] },
    { filter: "toString", sort: "__proto__", after: "0.a" },
    { q: " \0\u200b ", after: "10.a.b" },
    { after: `0.a.${"b".repeat(400)}` },
    { after: "0.'--.b" },
  ])
    expect(peopleQuery(parameters)).toEqual(usual);
});

it("comes out of any text without an exception, and holds nothing hidden", () => {
  const property = fc.property(anyText(300), (text) => {
    const { search, after } = peopleQuery({ q: text, after: `0.a.${text}` });
    expect(`${search}${after?.key ?? ""}`).not.toMatch(/[\p{Cc}\p{Cs}]/u);
  });
  fc.assert(property);
});

it.each([
  ["  ANN  LEE ", "ann lee"],
  ["Ａｎｎ＠Example.org", "ann@example.org"],
  ["E\u0301", "é"],
  [`${"a".repeat(1_000_000)}`, "a".repeat(254)],
])("is searched for in the form that is kept", (typed, key) => {
  expect(searchKey(typed)).toBe(key);
});
