// Owns notes in a list: the text as it was typed, who wrote it, when.
import { getFormatter, getTranslations } from "next-intl/server";
import type { Note } from "@/lib/admin/person/note-store";

export async function NoteList({ notes }: { notes: Note[] }) {
  const t = await getTranslations("adminPerson.notes");
  const format = await getFormatter();
  return (
    <ul className="divide-y divide-line">
      {notes.map(({ id, at, author, text }) => (
        <li key={id} className="grid gap-1 py-5 first:pt-0 last:pb-0">
          <p className="max-w-prose wrap-anywhere whitespace-pre-wrap">{text}</p>
          <p className="flex flex-wrap gap-x-5 text-ink-soft tabular-nums">
            <time dateTime={at.toISOString()}>{format.dateTime(at, "moment")}</time>
            <span>{author ?? t("gone")}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
