// Owns the page of the whole security log: a filter, and what it finds.
import { UserX } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { LogFilter } from "@/app/admin/audit/log-filter";
import { LogList } from "@/app/admin/audit/log-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { choiceName } from "@/lib/audit/log-choice";
import { isBackwards, type LogQuery, logQuery } from "@/lib/audit/log-query";
import { choiceOf, logPage } from "@/lib/audit/log-store";
import { settings } from "@/lib/platform/env";
import { AUDIT_PAGE } from "@/lib/platform/limits";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("auditLog"))("title") };
}

interface AuditPageProps {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function AuditPage({ searchParams }: AuditPageProps) {
  await requireAdmin();
  const query = logQuery(await searchParams);
  const t = await getTranslations("auditLog");
  return (
    <AdminShell current="audit">
      <PageHeader title={t("title")} lead={t("lead")} />
      <Card heading={t("filter")}>
        <LogFilter query={query} />
      </Card>
      {!isBackwards(query) && <Entries query={query} />}
    </AdminShell>
  );
}

async function Entries({ query }: { query: LogQuery }) {
  const choice = await choiceOf(query);
  const t = await getTranslations("auditLog");
  const lead = t("entriesLead", { timeZone: settings().appTimezone });
  if ("nobody" in choice) {
    return (
      <Card heading={t("entries")} lead={lead}>
        <EmptyState icon={UserX} title={t("nobodyTitle")}>
          {t("nobodyText", { typed: choice.nobody })}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card
      heading={t("entries")}
      lead={lead}
      actions={<LinkButton href={actPath("export-audit", choiceName(choice))}>{t("export")}</LinkButton>}
    >
      <LogList query={query} page={await logPage(choice, query.before, AUDIT_PAGE)} />
    </Card>
  );
}
