// Owns all notes about one person, a page at a time.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { NoteList } from "@/app/admin/users/[id]/note-list";
import { calledPerson, type PersonParams, personOf } from "@/app/admin/users/[id]/person-of";
import { NothingHere } from "@/app/nothing-here";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { notePlace, notesPath } from "@/lib/admin/person/note-query";
import { notesPage } from "@/lib/admin/person/note-store";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { personPath } from "@/lib/sign-in/step-up/step-up-path";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPerson.notes"))("heading") };
}

interface PersonNotesPageProps extends PersonParams {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function PersonNotesPage({ params, searchParams }: PersonNotesPageProps) {
  const person = await personOf(params);
  if (!person) return <NothingHere />;
  const before = notePlace((await searchParams).before);
  const { notes, older } = await notesPage(person.id, before);
  const t = await getTranslations("adminPerson.notes");
  const activity = await getTranslations("adminPerson.activity");
  const back = (
    <a className="link" href={personPath(person.id)}>
      {activity("back")}
    </a>
  );
  return (
    <AdminShell current="people">
      <PageHeader eyebrow={back} title={t("title", { person: calledPerson(person) })} lead={t("lead")} />
      <Card>
        <div className="grid grid-cols-1 gap-6">
          {notes.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : <NoteList notes={notes} />}
          <div className="flex flex-wrap gap-3 empty:hidden">
            {before && <LinkButton href={notesPath(person.id, null)}>{t("newest")}</LinkButton>}
            {older && <LinkButton href={notesPath(person.id, older)}>{t("older")}</LinkButton>}
          </div>
        </div>
      </Card>
    </AdminShell>
  );
}
