// Owns the page that asks once more before an account is deactivated.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { deactivatePersonAction } from "@/app/admin/users/[id]/actions";
import { PersonActPage } from "@/app/admin/users/[id]/person-act-page";
import { calledPerson, type PersonParams, requirePersonAct } from "@/app/admin/users/[id]/require-person";
import { requireAdmin } from "@/lib/sign-in/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPerson.deactivate"))("title") };
}

export default async function DeactivatePersonPage({ params }: PersonParams) {
  const person = await requirePersonAct(params, "deactivate-person");
  const t = await getTranslations("adminPerson.deactivate");
  return (
    <PersonActPage
      personId={person.id}
      title={t("title")}
      lead={t("lead", { person: calledPerson(person) })}
      submit={t("submit")}
      variant="danger"
      action={deactivatePersonAction}
    />
  );
}
