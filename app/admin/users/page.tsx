// Owns the list of people: searched, filtered, sorted, page by page.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { InvitedCard } from "@/app/admin/users/invited-card";
import { PeopleChoices } from "@/app/admin/users/people-choices";
import { PeopleList } from "@/app/admin/users/people-list";
import { PeopleSearch } from "@/app/admin/users/people-search";
import { DoneNotice } from "@/app/done-notice";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { countPeople } from "@/lib/admin/people/count-people";
import { peopleQuery } from "@/lib/admin/people/people-query";
import { peoplePage } from "@/lib/admin/people/people-store";
import { clock } from "@/lib/platform/clock";
import { PEOPLE_PAGE } from "@/lib/platform/limits";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPeople"))("title") };
}

interface PeoplePageProps {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  await requireAdmin();
  const now = clock.now();
  const query = peopleQuery(await searchParams);
  const { search, filter, after } = query;
  const page = await peoplePage(query, PEOPLE_PAGE, now);
  const counts = await countPeople(now);
  const t = await getTranslations("adminPeople");
  const { count, isMore } = counts[filter];
  const actions = (
    <>
      <LinkButton href="/admin/users/add" variant="primary">
        {t("add")}
      </LinkButton>
      <LinkButton href="/admin/users/import">{t("import")}</LinkButton>
      <LinkButton href="/admin/users/import-secrets">{t("importSecrets")}</LinkButton>
    </>
  );
  return (
    <AdminShell current="people">
      <PageHeader title={t("title")} lead={t("lead")} actions={actions} />
      <DoneNotice page="/admin/users" />
      <Card
        heading={search ? t("found", { search }) : t(`filters.${filter}`)}
        lead={search ? undefined : t("counted", { count, more: isMore ? "yes" : "no" })}
      >
        <div className="grid grid-cols-1 gap-6">
          <PeopleSearch {...query} />
          <PeopleChoices query={query} counts={counts} />
          <PeopleList query={query} {...page} hasInvited={counts.hasInvited} now={now} />
        </div>
      </Card>
      {counts.hasInvited && !search && filter === "all" && !after && <InvitedCard now={now} />}
    </AdminShell>
  );
}
