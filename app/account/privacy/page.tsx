// Owns the page of one's own data: for now, deleting the account.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requireSession } from "@/lib/sign-in/require-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("privacy"))("title") };
}

export default async function PrivacyPage() {
  const session = await requireSession({ beforeEnrollment: true });
  const t = await getTranslations("privacy");
  return (
    <SignedInShell session={session} current="privacy">
      <PageHeader title={t("title")} lead={t("lead")} />
      <Card heading={t("deleteHeading")} lead={t("deleteLead")}>
        <LinkButton href="/account/privacy/delete" variant="danger">
          {t("delete")}
        </LinkButton>
      </Card>
    </SignedInShell>
  );
}
