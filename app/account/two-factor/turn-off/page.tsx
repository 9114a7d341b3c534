// Owns the page that asks once more before two-factor authentication is turned off.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { turnOffAction } from "@/app/account/two-factor/actions";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { mayGoWithout } from "@/lib/accounts/policy/second-factor-rule";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("turnOff"))("title") };
}

export default async function TurnOffPage() {
  const session = await requireSession();
  if (!mayGoWithout(await currentPolicy(), session.role)) redirect("/account/two-factor");
  await requireStepUp(session, "turn-off");
  const t = await getTranslations("turnOff");
  return (
    <ActPage
      session={session}
      current="twoFactor"
      title={t("title")}
      lead={t("lead")}
      action={turnOffAction}
      submit={t("submit")}
      variant="danger"
      back="/account/two-factor"
    />
  );
}
