// Owns the page that asks once more before the counts of wrong tries of a person are cleared.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { unlockPersonAction } from "@/app/admin/users/[id]/actions";
import { PersonActPage } from "@/app/admin/users/[id]/person-act-page";
import { calledPerson, type PersonParams, requirePersonAct } from "@/app/admin/users/[id]/require-person";
import { requireAdmin } from "@/lib/sign-in/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPerson.unlock"))("title") };
}

export default async function UnlockPersonPage({ params }: PersonParams) {
  const person = await requirePersonAct(params, "unlock-person");
  const t = await getTranslations("adminPerson.unlock");
  return (
    <PersonActPage
      personId={person.id}
      title={t("title")}
      lead={t("lead", { person: calledPerson(person) })}
      submit={t("submit")}
      variant="primary"
      action={unlockPersonAction}
    />
  );
}
