// Owns the page that asks once more before an account is deleted.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { deleteAccountAction } from "@/app/account/privacy/delete/actions";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deleteAccount"))("title") };
}

export default async function DeleteAccountPage() {
  const session = await requireSession({ beforeEnrollment: true });
  await requireStepUp(session, "delete-account");
  const t = await getTranslations("deleteAccount");
  return (
    <ActPage
      session={session}
      current="privacy"
      title={t("title")}
      lead={t("lead", { email: session.email })}
      action={deleteAccountAction}
      submit={t("submit")}
      variant="danger"
      back="/account/privacy"
    />
  );
}
