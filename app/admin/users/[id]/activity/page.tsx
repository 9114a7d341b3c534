// Owns the whole security log of one person, a page at a time.
import { History } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActivityFilter } from "@/app/account/activity/activity-filter";
import { ActivityRow } from "@/app/account/activity/activity-row";
import { AdminShell } from "@/app/admin/admin-shell";
import { calledPerson, type PersonParams, personOf } from "@/app/admin/users/[id]/person-of";
import { NothingHere } from "@/app/nothing-here";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { activityPath, activityQuery } from "@/lib/audit/activity-query";
import { activityPage } from "@/lib/audit/activity-store";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { personPath } from "@/lib/sign-in/step-up/step-up-path";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPerson.activity"))("heading") };
}

interface PersonActivityPageProps extends PersonParams {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function PersonActivityPage({ params, searchParams }: PersonActivityPageProps) {
  const person = await personOf(params);
  if (!person) return <NothingHere />;
  const query = activityQuery(await searchParams);
  const { entries, older } = await activityPage(person.id, query);
  const t = await getTranslations("adminPerson.activity");
  const words = await getTranslations("activity");
  const home = `${personPath(person.id)}/activity`;
  const { kind, before } = query;
  const back = (
    <a className="link" href={personPath(person.id)}>
      {t("back")}
    </a>
  );
  return (
    <AdminShell current="people">
      <PageHeader eyebrow={back} title={t("title", { person: calledPerson(person) })} lead={t("lead")} />
      <Card>
        <div className="grid grid-cols-1 gap-6">
          <ActivityFilter current={kind} home={home} />
          {entries.length === 0 ? (
            <EmptyState icon={History} title={words("emptyTitle")}>
              {words("emptyText")}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {entries.map((entry) => (
                <ActivityRow key={entry.id} entry={entry} />
              ))}
            </ul>
          )}
          <div className="flex flex-wrap gap-3 empty:hidden">
            {before && (
              <LinkButton href={activityPath({ kind, before: null }, home)}>{words("newest")}</LinkButton>
            )}
            {older && (
              <LinkButton href={activityPath({ kind, before: older }, home)}>{words("older")}</LinkButton>
            )}
          </div>
        </div>
      </Card>
    </AdminShell>
  );
}
