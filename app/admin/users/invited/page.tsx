// Owns the page of all who were invited and have not joined yet: searched by address, page by page.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { InvitedList } from "@/app/admin/users/invited/invited-list";
import { StartSearch } from "@/app/admin/users/start-search";
import { DoneNotice } from "@/app/done-notice";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { invitedPath, invitedQuery } from "@/lib/admin/people/invited-query";
import { pendingInvitations } from "@/lib/admin/people/pending-invitations";
import { clock } from "@/lib/platform/clock";
import { INVITATION_SECONDS } from "@/lib/platform/durations";
import { PEOPLE_PAGE } from "@/lib/platform/limits";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPeople.invited"))("heading") };
}

interface InvitedPageProps {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function InvitedPage({ searchParams }: InvitedPageProps) {
  await requireAdmin();
  const query = invitedQuery(await searchParams);
  const { search } = query;
  const page = await pendingInvitations(query, PEOPLE_PAGE, clock.now());
  // The last ones of a page were withdrawn, or have joined: those before them may still wait.
  if (query.after && page.invitations.length === 0) redirect(invitedPath({ search }));
  const t = await getTranslations("adminPeople.invited");
  const people = await getTranslations("adminPeople");
  const lead = t("lead", { hours: Math.round(INVITATION_SECONDS / 3600) });
  const back = <LinkButton href="/admin/users">{people("addPage.back")}</LinkButton>;
  return (
    <AdminShell current="people">
      <PageHeader title={t("heading")} lead={t("pageLead")} actions={back} />
      <DoneNotice page={invitedPath({})} />
      <Card heading={search ? people("found", { search }) : t("all")} lead={search ? t("order") : lead}>
        <div className="grid grid-cols-1 gap-6">
          <StartSearch
            action={invitedPath({})}
            search={search}
            hint={t("searchHint")}
            clearHref={invitedPath({})}
          />
          <InvitedList query={query} {...page} />
        </div>
      </Card>
    </AdminShell>
  );
}
