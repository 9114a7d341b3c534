// Proves that whatever stands in an address asks for a page of the invited, and that every page has an address (R22).
import fc from "fast-check";
import { expect, it } from "vitest";
import { invitedPath, invitedQuery } from "@/lib/admin/people/invited-query";
import { searchKey } from "@/lib/admin/people/people-query";

const read = (path: string) =>
  invitedQuery(Object.fromEntries(new URL(path, "https://twofold.example").searchParams));

it("reads back what it writes", () => {
  const place = fc.record({
    walk: fc.constant(0),
    id: fc.stringMatching(/^[\w-]{1,64}$/),
    key: fc.oneof(fc.constantFrom("1890000000000", "a.b+c@example.org", "王@example.org")),
  });
  const query = fc.record({
    search: fc.string({ maxLength: 60 }).map(searchKey),
    after: fc.option(place),
  });
  fc.assert(
    fc.property(query, (asked) => {
      expect(read(invitedPath(asked))).toEqual(asked);
    }),
  );
});

it("is the first page of everybody for whatever is no query", () => {
  const usual = { search: "", after: null };
  for (const parameters of [{}, { q: ["a"], after: "x" }, { q: " \0", after: {} }])
    expect(invitedQuery(parameters)).toEqual(usual);
});
