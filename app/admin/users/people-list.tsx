// Owns the list itself: the people of one page, or why there are none, and the ways to the other pages.
import { SearchX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { PeopleTable } from "@/app/admin/users/people-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { listName } from "@/lib/admin/people/export-list";
import { invitedPath } from "@/lib/admin/people/invited-query";
import { type PeopleQuery, peoplePath } from "@/lib/admin/people/people-query";
import type { PeoplePage } from "@/lib/admin/people/people-store";
import { PEOPLE_LOOKED_THROUGH } from "@/lib/platform/limits";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

interface PeopleListProps extends PeoplePage {
  query: PeopleQuery;
  /** Whether somebody was invited and has not joined: whoever is not found here may be one of them. */
  hasInvited: boolean;
  now: Date;
}

export async function PeopleList({ query, people, next, hasInvited, now }: PeopleListProps) {
  const t = await getTranslations("adminPeople");
  const name = listName(query);
  const { search } = query;
  const elsewhere = search && hasInvited && !next && (
    <LinkButton href={invitedPath({ search })}>{t("lookAmongInvited")}</LinkButton>
  );
  const empty = next ? "lookOn" : search ? "notFound" : "empty";
  return (
    <div className="grid gap-6">
      {people.length > 0 ? (
        <PeopleTable people={people} now={now} />
      ) : (
        <EmptyState icon={SearchX} title={t(`${empty}Title`)} action={elsewhere}>
          {t(`${empty}Text`, { count: PEOPLE_LOOKED_THROUGH })}
        </EmptyState>
      )}
      <div className="flex flex-wrap gap-3 empty:hidden">
        {query.after && <LinkButton href={peoplePath({ ...query, after: null })}>{t("first")}</LinkButton>}
        {next && <LinkButton href={peoplePath({ ...query, after: next })}>{t("next")}</LinkButton>}
        {!search && query.filter === "no-second-factor" && people.length > 0 && (
          <LinkButton href="/admin/users/remind">{t("remind")}</LinkButton>
        )}
        {name && people.length > 0 && (
          <LinkButton href={actPath("export-people", name)} variant="quiet">
            {t("export")}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
