// Owns the page that removes one authenticator.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { removeAction } from "@/app/account/two-factor/actions";
import { ownAuthenticator } from "@/app/account/two-factor/authenticators/[id]/own-authenticator";
import { NothingHere } from "@/app/nothing-here";
import { HiddenField } from "@/components/ui/hidden-field";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("remove"))("title") };
}

export default async function RemovePage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireSession();
  const own = await ownAuthenticator(session, (await params).id);
  if (!own) return <NothingHere />;
  const { id, name } = own;
  await requireStepUp(session, "remove-authenticator", id);
  const t = await getTranslations("remove");
  return (
    <ActPage
      session={session}
      current="twoFactor"
      title={t("title")}
      lead={t("lead", { name })}
      action={removeAction}
      submit={t("submit")}
      variant="danger"
      back="/account/two-factor"
    >
      <HiddenField name="id" value={id} />
    </ActPage>
  );
}
