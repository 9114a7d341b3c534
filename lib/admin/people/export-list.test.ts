// Proves that the name of a list leads back to that list, and no other name leads anywhere.
import fc from "fast-check";
import { expect, it } from "vitest";
import { listName, listNamed } from "@/lib/admin/people/export-list";
import { PEOPLE_FILTERS, searchKey } from "@/lib/admin/people/people-query";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

it("leads back to its list, through a step-up too", () => {
  const choice = fc.record({
    filter: fc.constantFrom(...PEOPLE_FILTERS),
    search: fc.string({ unit: "grapheme", maxLength: 12 }).map(searchKey),
  });
  const property = fc.property(choice, (list) => {
    const name = listName(list);
    if (name === null) return;
    expect(listNamed(name)).toEqual(list);
    expect(actPath("export-people", name)).toBe(`/admin/users/export/${name}`);
  });
  fc.assert(property);
});

it("has room for what people search for, and is null for a longer search", () => {
  expect(listName({ filter: "no-second-factor", search: "王小明王小明王小明" })).not.toBeNull();
  expect(listName({ filter: "all", search: "a".repeat(45) })).not.toBeNull();
  expect(listName({ filter: "all", search: "a".repeat(46) })).toBeNull();
});

it.each(["", "nobody", "nothing", "all_", "all_%", "locked_AA", "toString", "_YQ", `all_${"Y".repeat(61)}`])(
  "is none of %j",
  (name) => {
    expect(listNamed(name)).toBeNull();
  },
);
