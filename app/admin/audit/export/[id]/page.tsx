// Owns the page from which a part of the log is taken out as a file; the address names which part.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { choiceLines } from "@/app/admin/audit/export/choice-lines";
import { NothingHere } from "@/app/nothing-here";
import { DownloadForm } from "@/components/account/download-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { choiceNamed } from "@/lib/audit/log-choice";
import { logPath } from "@/lib/audit/log-query";
import { peopleOfChoice } from "@/lib/audit/log-store";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("auditLog"))("exportTitle") };
}

export default async function ExportAuditPage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireAdmin();
  const { id } = await params;
  const choice = choiceNamed(id);
  if (!choice) return <NothingHere />;
  await requireStepUp(session, "export-audit", id);
  const t = await getTranslations("auditLog");
  const people = await peopleOfChoice(choice);
  const lines = await choiceLines(choice, people);
  const { event, result, from, to } = choice;
  const typed = { person: people.subject ?? "", actor: people.actor ?? "" };
  const back = logPath({
    ...typed,
    event: event ?? "",
    result: result ?? "",
    from: from ?? "",
    to: to ?? "",
  });
  return (
    <AdminShell current="audit">
      <PageHeader title={t("exportTitle")} lead={t("exportLead")} />
      <Card>
        <ul className="grid gap-1 pb-6">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <DownloadForm action={`/admin/audit/export?log=${id}`}>
          <SubmitButton name="format" value="csv">
            {t("exportCsv")}
          </SubmitButton>
          <SubmitButton name="format" value="json-lines" variant="secondary">
            {t("exportJson")}
          </SubmitButton>
          <LinkButton href={back} variant="quiet">
            {t("back")}
          </LinkButton>
        </DownloadForm>
      </Card>
    </AdminShell>
  );
}
