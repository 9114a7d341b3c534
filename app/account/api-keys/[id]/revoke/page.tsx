// Owns the page that asks once more before an API key ends.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActPage } from "@/app/account/act-page";
import { revokeApiKeyAction } from "@/app/account/api-keys/actions";
import { NothingHere } from "@/app/nothing-here";
import { HiddenField } from "@/components/ui/hidden-field";
import { findApiKey } from "@/lib/api/api-key-store";
import { requireSession } from "@/lib/sign-in/sessions/require-session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiKeys"))("revokeTitle") };
}

export default async function RevokeKeyPage({ params }: { params: Promise<{ id: string }> }) {
  const session = await requireSession();
  const { accountId } = session;
  const key = await findApiKey({ id: (await params).id, accountId });
  if (!key) return <NothingHere />;
  const t = await getTranslations("apiKeys");
  return (
    <ActPage
      session={session}
      current="apiKeys"
      title={t("revokeTitle")}
      lead={t("revokeLead", { name: key.name, hint: key.hint })}
      action={revokeApiKeyAction}
      submit={t("revokeSubmit")}
      variant="danger"
      back="/account/api-keys"
    >
      <HiddenField name="id" value={key.id} />
    </ActPage>
  );
}
