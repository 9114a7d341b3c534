// Owns the page that asks once more before all sessions of a person end.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { endPersonSessionsAction } from "@/app/admin/users/[id]/actions";
import { PersonActPage } from "@/app/admin/users/[id]/person-act-page";
import { calledPerson, type PersonParams, requirePersonAct } from "@/app/admin/users/[id]/require-person";
import { requireAdmin } from "@/lib/sign-in/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPerson.endSessions"))("title") };
}

export default async function EndPersonSessionsPage({ params }: PersonParams) {
  const person = await requirePersonAct(params, "end-person-sessions");
  const t = await getTranslations("adminPerson.endSessions");
  return (
    <PersonActPage
      personId={person.id}
      title={t("title")}
      lead={t("lead", { person: calledPerson(person) })}
      submit={t("submit")}
      variant="danger"
      action={endPersonSessionsAction}
    />
  );
}
