// Owns the page that removes one passkey.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { ownPasskey } from "@/app/account/two-factor/passkeys/[id]/own-passkey";
import { removePasskeyAction } from "@/app/account/two-factor/passkeys/actions";
import { NothingHere } from "@/app/nothing-here";
import { HiddenField } from "@/components/ui/hidden-field";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("passkeys"))("removeTitle") };
}

export default async function RemovePasskeyPage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireSession();
  const own = await ownPasskey(session, (await params).id);
  if (!own) return <NothingHere />;
  const { id, name } = own;
  await requireStepUp(session, "remove-passkey", id);
  const t = await getTranslations("passkeys");
  return (
    <ActPage
      session={session}
      current="twoFactor"
      title={t("removeTitle")}
      lead={t("removeLead", { name })}
      action={removePasskeyAction}
      submit={t("removeSubmit")}
      variant="danger"
      back="/account/two-factor"
    >
      <HiddenField name="id" value={id} />
    </ActPage>
  );
}
