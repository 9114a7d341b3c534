// Owns the page from which a list of people is taken out; the id in its address names the list.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { NothingHere } from "@/app/nothing-here";
import { DownloadForm } from "@/components/account/download-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { listNamed } from "@/lib/admin/people/export-list";
import { peoplePath } from "@/lib/admin/people/people-query";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPeople.exportPage"))("title") };
}

export default async function ExportPeoplePage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireAdmin();
  const { id } = await params;
  const list = listNamed(id);
  if (!list) return <NothingHere />;
  await requireStepUp(session, "export-people", id);
  const people = await getTranslations("adminPeople");
  const t = await getTranslations("adminPeople.exportPage");
  return (
    <AdminShell current="people">
      <PageHeader title={t("title")} lead={t("lead")} />
      <Card heading={t("listHeading")} lead={t("everything")}>
        <div className="grid gap-6">
          <ul className="font-medium">
            <li>{t("filter", { filter: people(`filters.${list.filter}`) })}</li>
            {list.search && <li>{t("search", { search: list.search })}</li>}
          </ul>
          <DownloadForm action={`/admin/users/export?list=${id}`}>
            <SubmitButton>{t("submit")}</SubmitButton>
            <LinkButton href={peoplePath(list)} variant="quiet">
              {t("back")}
            </LinkButton>
          </DownloadForm>
        </div>
      </Card>
    </AdminShell>
  );
}
