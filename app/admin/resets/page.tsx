// Owns the page of resets: who waits for an answer, what is under way, and what was decided.
import { History } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { RequestList } from "@/app/admin/resets/request-list";
import { ResetRow } from "@/app/admin/resets/reset-row";
import { DoneNotice } from "@/app/done-notice";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { resetLists } from "@/lib/admin/resets/reset-lists";
import { resetPlaceOf, resetsPath } from "@/lib/admin/resets/reset-query";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminResets"))("title") };
}

type Query = Promise<{ before?: string }>;

export default async function ResetsPage({ searchParams }: { searchParams: Query }) {
  await requireAdmin();
  const query = await searchParams;
  const before = resetPlaceOf(query.before);
  const t = await getTranslations("adminResets");
  const { requests, isMore, pending, resets, older } = await resetLists(before);
  const rows = (listed: typeof resets) => (
    <ul className="divide-y divide-line">
      {listed.map((reset) => (
        <ResetRow key={reset.id} reset={reset} />
      ))}
    </ul>
  );
  return (
    <AdminShell current="resets">
      <PageHeader title={t("title")} lead={t("lead")} />
      <DoneNotice page="/admin/resets" />
      {!before && <RequestList requests={requests} isMore={isMore} />}
      {pending.length > 0 && (
        <Card heading={t("underWay")} lead={t("underWayLead")}>
          {rows(pending)}
        </Card>
      )}
      <Card heading={t("history")} lead={t("historyLead")}>
        {resets.length > 0 && rows(resets)}
        {resets.length === 0 && (
          <EmptyState icon={History} title={t("noHistoryTitle")}>
            {t("noHistoryText")}
          </EmptyState>
        )}
        {(before || older) && (
          <div className="flex flex-wrap gap-3 pt-6">
            {before && <LinkButton href={resetsPath(null)}>{t("newest")}</LinkButton>}
            {older && <LinkButton href={resetsPath(older)}>{t("older")}</LinkButton>}
          </div>
        )}
      </Card>
    </AdminShell>
  );
}
