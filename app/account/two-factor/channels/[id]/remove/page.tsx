// Owns the page that removes one channel.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { removeChannelAction } from "@/app/account/two-factor/channels/actions";
import { NothingHere } from "@/app/nothing-here";
import { HiddenField } from "@/components/ui/hidden-field";
import { channelsOf } from "@/lib/channels/channel-store";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("addingChannels"))("removeTitle") };
}

export default async function RemoveChannelPage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireSession();
  const { id } = await params;
  const own = (await channelsOf(session.accountId)).find((channel) => channel.id === id);
  if (!own) return <NothingHere />;
  await requireStepUp(session, "remove-channel", id);
  const t = await getTranslations("addingChannels");
  return (
    <ActPage
      session={session}
      current="twoFactor"
      title={t("removeTitle")}
      lead={t("removeLead", { kind: t(`kinds.${own.kind}`), hint: own.hint })}
      action={removeChannelAction}
      submit={t("removeSubmit")}
      variant="danger"
      back="/account/two-factor"
    >
      <HiddenField name="id" value={id} />
    </ActPage>
  );
}
