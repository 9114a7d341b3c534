// Owns the page on which somebody signed in stops a reset of their own account, once they have shown their second factor.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { callOffOwnResetAction } from "@/app/account/call-off-reset/actions";
import { ownResetWords } from "@/app/account/call-off-reset/own-reset-words";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { ownReset } from "@/lib/admin/resets/own-reset";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resetHelp.cancel"))("title") };
}

export default async function CallOffResetPage() {
  const session = await requireSession();
  await requireStepUp(session, "call-off-reset");
  const reset = await ownReset(session.accountId);
  if (!reset) {
    const t = await getTranslations("resetHelp.cancel");
    return (
      <SignedInShell session={session} current="overview">
        <PageHeader title={t("overTitle")} lead={t("overLead")} />
        <div>
          <LinkButton href="/account">{t("toAccount")}</LinkButton>
        </div>
      </SignedInShell>
    );
  }
  const { title, text, submit } = await ownResetWords(reset);
  return (
    <ActPage
      session={session}
      current="overview"
      title={title}
      lead={text}
      action={callOffOwnResetAction}
      submit={submit}
      back="/account"
    />
  );
}
