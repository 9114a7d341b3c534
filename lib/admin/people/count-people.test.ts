// Proves that the number beside each filter is that of its list, and that counting ends early.
import { expect, it } from "vitest";
import { countPeople } from "@/lib/admin/people/count-people";
import { PEOPLE_FILTERS } from "@/lib/admin/people/people-query";
import { plantCrowd, queryOf, walkThrough } from "@/lib/admin/people/test-people";
import { PEOPLE_COUNTED } from "@/lib/platform/limits";
import { NOW } from "@/lib/two-factor/test-person";

it("is the length of each list", async () => {
  await plantCrowd(150);
  const counts = await countPeople(NOW);
  for (const filter of PEOPLE_FILTERS) {
    const ids = await walkThrough(queryOf({ filter }));
    expect([filter, counts[filter]]).toEqual([filter, ids.length]);
  }
});

it("goes one beyond what is told, and no further", async () => {
  await plantCrowd(PEOPLE_COUNTED + 100);
  expect((await countPeople(NOW)).all).toBe(PEOPLE_COUNTED + 1);
});
