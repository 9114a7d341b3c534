// Owns the page of one person, as administrators see them: account, factors, locks, sessions, activity, notes.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { ActivityCard } from "@/app/admin/users/[id]/activity-card";
import { FactorsCard } from "@/app/admin/users/[id]/factors-card";
import { LocksCard } from "@/app/admin/users/[id]/locks-card";
import { LostFactorCard } from "@/app/admin/users/[id]/lost-factor-card";
import { NotesCard } from "@/app/admin/users/[id]/notes-card";
import { OwnAccountNotice } from "@/app/admin/users/[id]/own-account-notice";
import { SessionsCard } from "@/app/admin/users/[id]/sessions-card";
import { WhoCard } from "@/app/admin/users/[id]/who-card";
import { NothingHere } from "@/app/nothing-here";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { doneAct } from "@/lib/admin/person/done-path";
import { personOverview } from "@/lib/admin/person/person-overview";
import { clock } from "@/lib/platform/clock";
import { requireAdmin } from "@/lib/sign-in/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPerson"))("title") };
}

interface PersonPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, unknown>>;
}

export default async function PersonPage({ params, searchParams }: PersonPageProps) {
  const session = await requireAdmin();
  const { id } = await params;
  const now = clock.now();
  const overview = await personOverview(id, session.epoch, now);
  if (!overview) return <NothingHere />;
  const { person, ...about } = overview;
  const done = doneAct((await searchParams).done);
  const t = await getTranslations("adminPerson");
  const isOwn = id === session.accountId;
  const back = (
    <a className="link" href="/admin/users">
      {t("back")}
    </a>
  );
  return (
    <AdminShell current="people">
      <PageHeader eyebrow={back} title={person.name ?? person.email} lead={person.name && person.email} />
      {done && (
        <Alert tone="success" role="status">
          {t(`done.${done}`)}
        </Alert>
      )}
      {isOwn && <OwnAccountNotice />}
      <WhoCard person={person} isOwn={isOwn} />
      <FactorsCard person={person} {...about} />
      {!isOwn && <LostFactorCard person={person} adminId={session.accountId} now={now} />}
      <LocksCard personId={id} failedTries={about.failedTries} isOwn={isOwn} now={now} />
      <SessionsCard personId={id} sessions={about.sessions} isOwn={isOwn} />
      <ActivityCard personId={id} entries={about.activity} />
      <NotesCard personId={id} page={about.notes} />
    </AdminShell>
  );
}
