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
import { DoneNotice } from "@/app/done-notice";
import { NothingHere } from "@/app/nothing-here";
import { PageHeader } from "@/components/ui/page-header";
import { personOverview } from "@/lib/admin/person/person-overview";
import { clock } from "@/lib/platform/clock";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { personPath } from "@/lib/sign-in/step-up/step-up-path";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPerson"))("title") };
}

interface PersonPageProps {
  params: Promise<{ id: string }>;
}

export default async function PersonPage({ params }: PersonPageProps) {
  const session = await requireAdmin();
  const { id } = await params;
  const now = clock.now();
  const overview = await personOverview(id, session.epoch, now);
  if (!overview) return <NothingHere />;
  const { person, ...about } = overview;
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
      <DoneNotice page={personPath(id)} />
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
