// Owns the activity page: what is new, and below it the person's own security log.
import { History } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActivityFilter } from "@/app/account/activity/activity-filter";
import { ActivityRow } from "@/app/account/activity/activity-row";
import { UnreadNotices } from "@/app/account/activity/unread-notices";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { activityPath, activityQuery } from "@/lib/audit/activity-query";
import { activityPage } from "@/lib/audit/activity-store";
import { settings } from "@/lib/platform/env";
import { requireSession } from "@/lib/sign-in/sessions/require-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activity"))("title") };
}

interface ActivityPageProps {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function ActivityPage({ searchParams }: ActivityPageProps) {
  const session = await requireSession();
  const query = activityQuery(await searchParams);
  const { entries, older } = await activityPage(session.accountId, query);
  const t = await getTranslations("activity");
  const { kind, before } = query;
  return (
    <SignedInShell session={session} current="activity">
      <PageHeader title={t("title")} lead={t("lead")} />
      <UnreadNotices session={session} />
      <Card heading={t("log")} lead={t("logLead", { timeZone: settings().appTimezone })}>
        <div className="grid grid-cols-1 gap-6">
          <ActivityFilter current={kind} />
          {entries.length === 0 ? (
            <EmptyState icon={History} title={t("emptyTitle")}>
              {t("emptyText")}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {entries.map((entry) => (
                <ActivityRow key={entry.id} entry={entry} />
              ))}
            </ul>
          )}
          <div className="flex flex-wrap gap-3 empty:hidden">
            {before && <LinkButton href={activityPath({ kind, before: null })}>{t("newest")}</LinkButton>}
            {older && <LinkButton href={activityPath({ kind, before: older })}>{t("older")}</LinkButton>}
          </div>
        </div>
      </Card>
    </SignedInShell>
  );
}
