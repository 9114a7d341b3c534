// Owns the search among the people, which stays within its filter.
import { getTranslations } from "next-intl/server";
import { StartSearch } from "@/app/admin/users/start-search";
import { type PeopleQuery, peoplePath } from "@/lib/admin/people/people-query";

export async function PeopleSearch({ search, filter }: PeopleQuery) {
  const t = await getTranslations("adminPeople");
  return (
    <StartSearch
      action={peoplePath({})}
      search={search}
      hint={t("searchHint")}
      clearHref={peoplePath({ filter })}
    >
      {filter !== "all" && <input type="hidden" name="filter" value={filter} />}
    </StartSearch>
  );
}
