// Owns the view of a change of address that waits for its link, and the way to cancel it.
import { getTranslations } from "next-intl/server";
import { cancelEmailChangeAction } from "@/app/account/email/actions";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { OutboxNote } from "@/app/outbox-note";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import type { LiveSession } from "@/lib/sign-in/sessions/session";

export async function PendingEmail({ session, email }: { session: LiveSession; email: string }) {
  const t = await getTranslations("email");
  return (
    <SignedInShell session={session} current="overview">
      <PageHeader title={t("pendingTitle")} lead={t("pendingLead", { email, current: session.email })} />
      <OutboxNote />
      <Card>
        <ActionForm action={cancelEmailChangeAction}>
          <p className="text-ink-soft">{t("pendingHint")}</p>
          <div className="flex flex-wrap gap-3">
            <SubmitButton variant="secondary">{t("cancelChange")}</SubmitButton>
            <LinkButton href="/account" variant="quiet">
              {t("back")}
            </LinkButton>
          </div>
        </ActionForm>
      </Card>
    </SignedInShell>
  );
}
