// Owns the page of one's own data: taking it out, and ending the account.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { mustEnroll, requireSession } from "@/lib/sign-in/sessions/require-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privacy"))("title") };
}

export default async function PrivacyPage() {
  const session = await requireSession({ beforeEnrollment: true });
  const t = await getTranslations("privacy");
  return (
    <SignedInShell session={session} current="privacy">
      <PageHeader title={t("title")} lead={t("lead")} />
      {!mustEnroll(session) && (
        <Card heading={t("exportHeading")} lead={t("exportLead")}>
          <LinkButton href="/account/privacy/export" variant="secondary">
            {t("export")}
          </LinkButton>
        </Card>
      )}
      <Card heading={t("deleteHeading")} lead={t("deleteLead")}>
        <LinkButton href="/account/privacy/delete" variant="danger">
          {t("delete")}
        </LinkButton>
      </Card>
    </SignedInShell>
  );
}
