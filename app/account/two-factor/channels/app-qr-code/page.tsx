// Owns the page that shows Authy's picture once, for an app other than Authy's.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { showAppQrCodeAction } from "@/app/account/two-factor/channels/app-qr-code/actions";
import { PictureOnce } from "@/components/two-factor/picture-once";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { findChannel } from "@/lib/channels/channel-store";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("addingChannels.qrCode"))("title") };
}

export default async function AppQrCodePage() {
  const session = await requireSession();
  if (!(await findChannel(session.accountId, "authy"))) redirect("/account/two-factor");
  await requireStepUp(session, "show-app-qr-code");
  const t = await getTranslations("addingChannels.qrCode");
  const enroll = await getTranslations("enroll");
  const common = await getTranslations("common");
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader title={t("title")} lead={t("lead")} />
      <Card>
        <ActionForm action={showAppQrCodeAction}>
          <PictureOnce
            alt={enroll("qrAlt")}
            elsewhere={t("elsewhere")}
            next={<LinkButton href="/account/two-factor">{t("done")}</LinkButton>}
          >
            <div className="flex flex-wrap gap-3">
              <SubmitButton>{t("submit")}</SubmitButton>
              <LinkButton href="/account/two-factor" variant="quiet">
                {common("cancel")}
              </LinkButton>
            </div>
          </PictureOnce>
        </ActionForm>
      </Card>
    </SignedInShell>
  );
}
