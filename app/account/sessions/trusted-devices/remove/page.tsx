// Owns the page that asks once more before the trust in every browser ends.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { removeAllDevicesAction } from "@/app/account/sessions/trusted-devices/actions";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trustedDevices"))("removeAllTitle") };
}

export default async function RemoveAllDevicesPage() {
  const session = await requireSession();
  await requireStepUp(session, "remove-trusted-devices");
  const t = await getTranslations("trustedDevices");
  return (
    <ActPage
      session={session}
      current="sessions"
      title={t("removeAllTitle")}
      lead={t("removeAllLead")}
      action={removeAllDevicesAction}
      submit={t("removeAllSubmit")}
      variant="danger"
      back="/account/sessions"
    />
  );
}
