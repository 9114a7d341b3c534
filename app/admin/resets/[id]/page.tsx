// Owns the page of one request or one reset: what is known of it, and the way to a decision.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { RequestFactsCards } from "@/app/admin/resets/[id]/request-facts";
import { ResetRow } from "@/app/admin/resets/reset-row";
import { calledPerson } from "@/app/admin/users/[id]/person-of";
import { NothingHere } from "@/app/nothing-here";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requestView } from "@/lib/admin/resets/request-view";
import { resetDetail } from "@/lib/admin/resets/reset-detail";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { personPath } from "@/lib/sign-in/step-up/step-up-path";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminResets"))("title") };
}

export default async function ResetDetailPage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireAdmin();
  const { id } = await params;
  const request = await requestView(id);
  const reset = request ? null : await resetDetail(id, session.accountId);
  const about = request ?? reset;
  if (!about) return <NothingHere />;
  const t = await getTranslations("adminResets.detail");
  const isOpen = request ? request.isOpen : reset?.endedAt === null;
  return (
    <AdminShell current="resets">
      <PageHeader title={t(request ? "requestTitle" : "resetTitle")} lead={calledPerson(about)} />
      {request && <RequestFactsCards request={request} />}
      {reset && (
        <Card>
          <ul>
            <ResetRow reset={reset} isAlone />
          </ul>
          <h2 className="pt-6 font-semibold">{t("reason")}</h2>
          <p className="max-w-prose whitespace-pre-line break-words">{reset.reason}</p>
        </Card>
      )}
      <div className="flex flex-wrap gap-3">
        {isOpen && (
          <LinkButton href={`/admin/resets/${id}/decide`} variant="primary">
            {t("decide")}
          </LinkButton>
        )}
        <LinkButton href={personPath(about.accountId)}>{t("person")}</LinkButton>
        <LinkButton href="/admin/resets" variant="quiet">
          {t("back")}
        </LinkButton>
      </div>
    </AdminShell>
  );
}
