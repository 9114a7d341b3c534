// Owns the page that renames one trusted device.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { ownDevice } from "@/app/account/sessions/trusted-devices/[id]/own-device";
import { renameDeviceAction } from "@/app/account/sessions/trusted-devices/actions";
import { NothingHere } from "@/app/nothing-here";
import { HiddenField } from "@/components/ui/hidden-field";
import { TextField } from "@/components/ui/text-field";
import { requireSession } from "@/lib/sign-in/sessions/require-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("trustedDevices"))("renameTitle") };
}

export default async function RenameDevicePage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireSession();
  const own = await ownDevice(session, (await params).id);
  if (!own) return <NothingHere />;
  const { id, name } = own;
  const t = await getTranslations("trustedDevices");
  return (
    <ActPage
      session={session}
      current="sessions"
      title={t("renameTitle")}
      lead={t("renameLead")}
      action={renameDeviceAction}
      submit={t("renameSubmit")}
      back="/account/sessions"
    >
      <HiddenField name="id" value={id} />
      <TextField name="name" label={t("name")} defaultValue={name} autoComplete="off" required autoFocus />
    </ActPage>
  );
}
