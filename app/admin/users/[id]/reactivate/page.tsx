// Owns the page that asks once more before a deactivated account is let in again.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { reactivatePersonAction } from "@/app/admin/users/[id]/actions";
import { PersonActPage } from "@/app/admin/users/[id]/person-act-page";
import { calledPerson, type PersonParams, requirePersonAct } from "@/app/admin/users/[id]/require-person";
import { requireAdmin } from "@/lib/sign-in/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPerson.reactivate"))("title") };
}

export default async function ReactivatePersonPage({ params }: PersonParams) {
  const person = await requirePersonAct(params, "reactivate-person");
  const t = await getTranslations("adminPerson.reactivate");
  return (
    <PersonActPage
      personId={person.id}
      title={t("title")}
      lead={t("lead", { person: calledPerson(person) })}
      submit={t("submit")}
      variant="primary"
      action={reactivatePersonAction}
    />
  );
}
