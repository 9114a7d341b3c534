// Owns the pages that ask once more before an act on one person, where words, permit and action are all that differs.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PersonActPage } from "@/app/admin/users/[id]/person-act-page";
import { calledPerson, type PersonParams, personToActOn } from "@/app/admin/users/[id]/person-of";
import { NothingHere } from "@/app/nothing-here";
import type { FormAction } from "@/lib/platform/actions/form-state";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

interface PersonActParts {
  /** Where its words are, below `adminPerson`. */
  words: "deactivate" | "reactivate" | "endSessions" | "unlock";
  purpose: StepUpPurpose;
  action: FormAction;
  variant: "primary" | "danger";
}

/** What the page's file exports. */
export function personAct({ words, purpose, action, variant }: PersonActParts) {
  async function generateMetadata(): Promise<Metadata> {
    await requireAdmin();
    return { title: (await getTranslations(`adminPerson.${words}`))("title") };
  }
  async function Page({ params }: PersonParams) {
    const person = await personToActOn(params, purpose);
    if (!person) return <NothingHere />;
    const t = await getTranslations(`adminPerson.${words}`);
    const said = {
      title: t("title"),
      lead: t("lead", { person: calledPerson(person) }),
      submit: t("submit"),
    };
    return <PersonActPage personId={person.id} {...said} variant={variant} action={action} />;
  }
  return { generateMetadata, Page };
}
