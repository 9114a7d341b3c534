// Owns the page that confirms a new channel: where its code went, the field for it, and how to get another one.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { confirmChannelAction, sendAgainAction } from "@/app/account/two-factor/channels/actions";
import { ConfirmCard } from "@/app/account/two-factor/channels/confirm/confirm-card";
import { confirmLead } from "@/app/account/two-factor/channels/confirm/confirm-lead";
import { ScanCard } from "@/app/account/two-factor/channels/confirm/scan-card";
import { UnsentNotice } from "@/app/account/two-factor/channels/confirm/unsent-notice";
import { PageHeader } from "@/components/ui/page-header";
import { showPending } from "@/lib/channels/adding/show-pending";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("addingChannels"))("confirmTitle") };
}

/** `unsent`: why no code went out, if none did. */
type Query = Promise<{ unsent?: string }>;

export default async function ConfirmChannelPage({ searchParams }: { searchParams: Query }) {
  const session = await requireSession();
  const owner = { accountId: session.accountId, sessionId: session.id };
  const pending = await showPending(owner, clock.now());
  if (!pending) redirect("/account/two-factor/channels/add");
  const { kind, uri } = pending;
  const { unsent } = await searchParams;
  const t = await getTranslations("addingChannels");
  const enroll = await getTranslations("enroll");
  const again = (
    <a className="link" href={actPath("add-channel", kind)}>
      {t("startAgain")}
    </a>
  );
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader title={t(`confirm.${kind}.title`)} lead={await confirmLead(pending)} />
      {unsent && <UnsentNotice error={unsent} />}
      <div className={uri ? "grid items-start gap-6 lg:grid-cols-2" : "grid max-w-xl"}>
        {uri && <ScanCard uri={uri} />}
        <ConfirmCard
          heading={uri ? enroll("confirmHeading") : undefined}
          pending={pending}
          confirm={confirmChannelAction}
          send={sendAgainAction}
          below={again}
        />
      </div>
    </SignedInShell>
  );
}
