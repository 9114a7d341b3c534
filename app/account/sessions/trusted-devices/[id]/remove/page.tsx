// Owns the page that asks once more before the trust in one browser ends.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { requireDevice } from "@/app/account/sessions/trusted-devices/[id]/require-device";
import { removeDeviceAction } from "@/app/account/sessions/trusted-devices/actions";
import { requireSession } from "@/lib/sign-in/require-session";
import { requireStepUp } from "@/lib/sign-in/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trustedDevices"))("removeTitle") };
}

export default async function RemoveDevicePage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireSession();
  const { id, name } = await requireDevice(session, (await params).id);
  await requireStepUp(session, "remove-trusted-devices", id);
  const t = await getTranslations("trustedDevices");
  return (
    <ActPage
      session={session}
      current="sessions"
      title={t("removeTitle")}
      lead={t("removeLead", { name })}
      action={removeDeviceAction}
      submit={t("removeSubmit")}
      variant="danger"
      back="/account/sessions"
    >
      <input type="hidden" name="id" value={id} />
    </ActPage>
  );
}
