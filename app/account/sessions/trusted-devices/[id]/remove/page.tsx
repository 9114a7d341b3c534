// Owns the page that asks once more before the trust in one browser ends.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { ownDevice } from "@/app/account/sessions/trusted-devices/[id]/own-device";
import { removeDeviceAction } from "@/app/account/sessions/trusted-devices/actions";
import { NothingHere } from "@/app/nothing-here";
import { HiddenField } from "@/components/ui/hidden-field";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trustedDevices"))("removeTitle") };
}

export default async function RemoveDevicePage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireSession();
  const own = await ownDevice(session, (await params).id);
  if (!own) return <NothingHere />;
  const { id, name } = own;
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
      <HiddenField name="id" value={id} />
    </ActPage>
  );
}
