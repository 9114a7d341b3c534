// Owns the page that asks once more before all other sessions of the account end.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { endOtherSessionsAction } from "@/app/account/sessions/actions";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("sessions"))("endOthersTitle") };
}

export default async function EndOtherSessionsPage() {
  const session = await requireSession();
  await requireStepUp(session, "end-sessions");
  const t = await getTranslations("sessions");
  return (
    <ActPage
      session={session}
      current="sessions"
      title={t("endOthersTitle")}
      lead={t("endOthersLead")}
      action={endOtherSessionsAction}
      submit={t("endOthersSubmit")}
      variant="danger"
      back="/account/sessions"
    />
  );
}
