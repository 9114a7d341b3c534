// Owns timing the verbs behind administrators' pages, with people and places from all over the crowd.
import { PERIODS } from "@/lib/admin/figures/period";
import { readFigures } from "@/lib/admin/figures/read-figures";
import { countPeople } from "@/lib/admin/people/count-people";
import { pendingInvitations } from "@/lib/admin/people/pending-invitations";
import { type PeopleQuery, peopleQuery } from "@/lib/admin/people/people-query";
import { peoplePage } from "@/lib/admin/people/people-store";
import { activityPage } from "@/lib/audit/activity-store";
import { INVITATIONS_SHOWN, PEOPLE_PAGE } from "@/lib/platform/limits";
import { emailAt, idAt } from "@/scripts/bench/admin-seed";
import { type PageTimes, type PageVerb, timed } from "@/scripts/bench/page-times";

/** The longest start of an address that is searched for; shorter ones come too, as while a person types. */
const SEARCH_LENGTH = 5;

/**
 * The verbs, by the names of their figures.
 * @param people how many there are
 */
function pageVerbs(people: number, now: Date): Record<string, PageVerb> {
  const someone = (round: number) => (round * 104_729) % people;
  const list = (own: Partial<PeopleQuery>) => peoplePage({ ...peopleQuery({}), ...own }, PEOPLE_PAGE, now);
  const invited = () => pendingInvitations({ search: "", after: null }, INVITATIONS_SHOWN, now);
  /** A place in the list, as the link to a next page names it. */
  const deep = (round: number) => ({ walk: 0, key: emailAt(someone(round)), id: idAt(someone(round)) });
  return {
    "people-page": async () => [await list({}), await countPeople(now), await invited()],
    "people-search": (round) =>
      list({ search: emailAt(someone(round)).slice(0, 1 + (round % SEARCH_LENGTH)) }),
    "people-next-page": (round) => list({ after: deep(round) }),
    "people-newest": () => list({ sort: "newest" }),
    "people-no-second-factor": () => list({ filter: "no-second-factor" }),
    "figures-page": (round) => readFigures(PERIODS[round % PERIODS.length] ?? PERIODS[0], now),
    "person-activity": (round) => activityPage(idAt(someone(round)), { kind: "all", before: null }),
  };
}

/**
 * The times of each verb, at the size that the crowd has now.
 * @param rounds for each figure; by default enough for a true one
 */
export async function timePages(people: number, now: Date, rounds?: number): Promise<Map<string, PageTimes>> {
  const times = new Map<string, PageTimes>();
  for (const [name, verb] of Object.entries(pageVerbs(people, now)))
    times.set(name, await timed(verb, rounds === undefined ? {} : { rounds }));
  return times;
}
