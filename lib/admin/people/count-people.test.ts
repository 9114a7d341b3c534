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
    expect([filter, counts[filter]]).toEqual([filter, { count: ids.length, isMore: false }]);
  }
});

it("is exact for the whole list and for those without a second factor, and says of others that there are more", async () => {
  await plantCrowd(1000);
  const counts = await countPeople(NOW);
  for (const filter of PEOPLE_FILTERS) {
    const { length } = await walkThrough(queryOf({ filter }));
    const isKept = filter === "all" || filter === "no-second-factor";
    const isMore = !isKept && length > PEOPLE_COUNTED;
    expect([filter, counts[filter]]).toEqual([filter, { count: isMore ? PEOPLE_COUNTED : length, isMore }]);
  }
  expect(PEOPLE_FILTERS.filter((filter) => counts[filter].isMore)).not.toEqual([]);
});
