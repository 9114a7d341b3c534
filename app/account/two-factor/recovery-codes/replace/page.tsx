// Owns the page that asks once more before recovery codes are replaced.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { replaceAction } from "@/app/account/two-factor/recovery-codes/actions";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("replaceCodes"))("title") };
}

export default async function ReplaceRecoveryCodesPage() {
  const session = await requireSession();
  await requireStepUp(session, "replace-recovery-codes");
  const t = await getTranslations("replaceCodes");
  return (
    <ActPage
      session={session}
      current="twoFactor"
      title={t("title")}
      lead={t("lead")}
      action={replaceAction}
      submit={t("submit")}
      back="/account/two-factor"
    />
  );
}
