// Owns the search among the people, which stays within its filter.
import { getTranslations } from "next-intl/server";
import { StartSearch } from "@/app/admin/users/start-search";
import { HiddenField } from "@/components/ui/hidden-field";
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
      {filter !== "all" && <HiddenField name="filter" value={filter} />}
    </StartSearch>
  );
}
