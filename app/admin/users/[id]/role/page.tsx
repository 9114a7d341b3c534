// Owns the page that asks once more before somebody becomes an administrator, or a member again.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { changeRoleAction } from "@/app/admin/users/[id]/actions";
import { PersonActPage } from "@/app/admin/users/[id]/person-act-page";
import { calledPerson, type PersonParams, personToActOn } from "@/app/admin/users/[id]/person-of";
import { NothingHere } from "@/app/nothing-here";
import { HiddenField } from "@/components/ui/hidden-field";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminPerson.who"))("changeRole") };
}

export default async function ChangeRolePage({ params }: PersonParams) {
  const person = await personToActOn(params, "change-role");
  if (!person) return <NothingHere />;
  const t = await getTranslations("adminPerson.role");
  const isAdmin = person.role === "admin";
  const way = isAdmin ? "toMember" : "toAdmin";
  return (
    <PersonActPage
      personId={person.id}
      title={t(`${way}Title`)}
      lead={t(`${way}Lead`, { person: calledPerson(person) })}
      submit={t(`${way}Submit`)}
      variant="danger"
      action={changeRoleAction}
    >
      <HiddenField name="role" value={isAdmin ? "member" : "admin"} />
    </PersonActPage>
  );
}
