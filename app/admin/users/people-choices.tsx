// Owns the choice of which people are shown, how many each shows, and in which order.
import { getTranslations } from "next-intl/server";
import { ChoiceLinks } from "@/components/ui/choice-links";
import type { PeopleCount } from "@/lib/admin/people/count-people";
import {
  PEOPLE_FILTERS,
  PEOPLE_SORTS,
  type PeopleFilter,
  type PeopleQuery,
  peoplePath,
} from "@/lib/admin/people/people-query";
import { INACTIVE_AFTER_SECONDS } from "@/lib/platform/durations";
import { DAY_SECONDS } from "@/lib/platform/seconds-after";

const INACTIVE_DAYS = Math.round(INACTIVE_AFTER_SECONDS / DAY_SECONDS);

interface PeopleChoicesProps {
  query: PeopleQuery;
  counts: Record<PeopleFilter, PeopleCount>;
}

/** A filter and a search have an order of their own each: sorts are offered for the whole list (decision 011). */
export async function PeopleChoices({ query: { search, filter, sort }, counts }: PeopleChoicesProps) {
  const t = await getTranslations("adminPeople");
  const filters = PEOPLE_FILTERS.map((each) => {
    const { count: number, isMore } = counts[each];
    const count = t("number", { number, more: isMore ? "yes" : "no" });
    const link = { href: peoplePath({ search, filter: each }), label: t(`filters.${each}`) };
    // Beside a search the numbers would be those of something else.
    return { ...link, current: each === filter, ...(search === "" && { count }) };
  });
  const sorts = PEOPLE_SORTS.map((each) => ({
    href: peoplePath({ sort: each }),
    label: t(`sorts.${each}`),
    current: each === sort,
  }));
  const order = search ? "search" : filter;
  return (
    <div className="grid gap-2">
      <ChoiceLinks label={t("filter")} links={filters} />
      {order === "all" ? (
        <ChoiceLinks label={t("sort")} links={sorts} />
      ) : (
        <p className="text-ink-soft">{t(`orders.${order}`, { days: INACTIVE_DAYS })}</p>
      )}
    </div>
  );
}
