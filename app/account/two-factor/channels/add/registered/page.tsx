// Owns the page on which a person confirms what an administrator registered with Authy for them.
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import {
  confirmRegisteredAction,
  sendRegisteredAction,
} from "@/app/account/two-factor/channels/add/registered/actions";
import { ConfirmCard } from "@/app/account/two-factor/channels/confirm/confirm-card";
import { confirmLead } from "@/app/account/two-factor/channels/confirm/confirm-lead";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { showPending } from "@/lib/channels/adding/show-pending";
import { clock } from "@/lib/platform/clock";
import { mustEnroll, requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";
import { mayEnrollWithoutGrant } from "@/lib/two-factor/enrollment/may-enroll";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("addingChannels"))("confirmTitle") };
}

export default async function RegisteredPage() {
  const session = await requireSession({ beforeEnrollment: true });
  const now = clock.now();
  const pending = await showPending({ accountId: session.accountId, sessionId: null }, now);
  if (!pending) redirect(mustEnroll(session) ? "/account/two-factor/enroll" : "/account/two-factor");
  if (!mayEnrollWithoutGrant(session, now)) await requireStepUp(session, "add-channel", "registered");
  const t = await getTranslations("addingChannels");
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader title={t("confirm.authy.title")} lead={await confirmLead(pending)} />
      <div className="grid max-w-xl">
        <ConfirmCard
          pending={pending}
          confirm={confirmRegisteredAction}
          send={sendRegisteredAction}
          remark={<Alert tone="warning">{t("risks.authy")}</Alert>}
        />
      </div>
    </SignedInShell>
  );
}
