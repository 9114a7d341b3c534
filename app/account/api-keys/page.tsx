// Owns the page of one's own API keys: which there are, how much each is used, and what is left of today.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiKeyRow } from "@/app/account/api-keys/api-key-row";
import { NoKeyYet } from "@/app/account/api-keys/no-key-yet";
import { QuotaCard } from "@/app/account/api-keys/quota-card";
import { ReadOn } from "@/app/account/api-keys/read-on";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { DoneNotice } from "@/app/done-notice";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { listApiKeys } from "@/lib/api/api-key-list";
import { clock } from "@/lib/platform/clock";
import { API_KEYS_PER_ACCOUNT } from "@/lib/platform/limits";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiKeys"))("title") };
}

export default async function ApiKeysPage() {
  const session = await requireSession();
  const t = await getTranslations("apiKeys");
  const { keys, usedToday, canCreate } = await listApiKeys(session.accountId, clock.now());
  const create = canCreate && (
    <LinkButton href={actPath("create-api-key")} variant="primary">
      {t("create")}
    </LinkButton>
  );
  return (
    <SignedInShell session={session} current="apiKeys">
      <PageHeader title={t("title")} lead={t("lead")} actions={<ReadOn />} />
      <DoneNotice page="/account/api-keys" />
      {!canCreate && <Alert tone="info">{t("full", { count: API_KEYS_PER_ACCOUNT })}</Alert>}
      {keys.length === 0 ? (
        <NoKeyYet create={create} />
      ) : (
        <Card heading={t("heading")} actions={create}>
          <ul className="divide-y divide-line">
            {keys.map((key) => (
              <ApiKeyRow key={key.id} apiKey={key} />
            ))}
          </ul>
        </Card>
      )}
      {(keys.length > 0 || usedToday > 0) && <QuotaCard used={usedToday} />}
    </SignedInShell>
  );
}
