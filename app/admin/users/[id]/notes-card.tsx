// Owns the newest notes about one person, and the form for one more.
import { getTranslations } from "next-intl/server";
import { addNoteAction } from "@/app/admin/users/[id]/actions";
import { NoteList } from "@/app/admin/users/[id]/note-list";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { HiddenField } from "@/components/ui/hidden-field";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextAreaField } from "@/components/ui/text-area-field";
import { notesPath } from "@/lib/admin/person/note-query";
import type { NotesPage } from "@/lib/admin/person/note-store";

interface NotesCardProps {
  personId: string;
  page: NotesPage;
}

export async function NotesCard({ personId, page: { notes, older } }: NotesCardProps) {
  const t = await getTranslations("adminPerson.notes");
  return (
    <Card heading={t("heading")} lead={t("lead")}>
      <div className="grid grid-cols-1 gap-8">
        <ActionForm action={addNoteAction} className="grid grid-cols-1 gap-4">
          <HiddenField name="id" value={personId} />
          <TextAreaField name="note" label={t("text")} hint={t("hint")} required />
          <div>
            <SubmitButton>{t("add")}</SubmitButton>
          </div>
        </ActionForm>
        {notes.length === 0 ? <p className="text-ink-soft">{t("none")}</p> : <NoteList notes={notes} />}
        {older && (
          <div>
            <LinkButton href={notesPath(personId, older)}>{t("all")}</LinkButton>
          </div>
        )}
      </div>
    </Card>
  );
}
