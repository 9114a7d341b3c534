// Owns the page on which an administrator registers a member's number with Authy.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { registerAuthyAction } from "@/app/admin/users/[id]/actions";
import { PersonActPage } from "@/app/admin/users/[id]/person-act-page";
import { calledPerson, type PersonParams, personToActOn } from "@/app/admin/users/[id]/person-of";
import { NothingHere } from "@/app/nothing-here";
import { PhoneFields } from "@/app/phone-fields";
import { kindsToAdd } from "@/lib/channels/adding/may-add";
import { authyCountries } from "@/lib/channels/phone";
import { settings } from "@/lib/platform/env";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("addingChannels.register"))("title") };
}

export default async function RegisterAuthyPage({ params }: PersonParams) {
  const person = await personToActOn(params, "register-authy");
  if (!person) return <NothingHere />;
  const { id, role, factorCount } = person;
  const kinds = await kindsToAdd({ role, hasSecondFactor: factorCount > 0, hasPasskey: false });
  if (!kinds.includes("authy")) return <NothingHere />;
  const t = await getTranslations("addingChannels.register");
  return (
    <PersonActPage
      personId={id}
      title={t("title")}
      lead={t("lead", { person: calledPerson(person) })}
      submit={t("submit")}
      action={registerAuthyAction}
    >
      <PhoneFields countries={authyCountries(settings().providers.smsAllowedCountries)} />
    </PersonActPage>
  );
}
