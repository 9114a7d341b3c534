// Owns the page that makes an API key: the form behind a step-up, and afterwards the key, once (R102).
import { getTranslations } from "next-intl/server";
import { CreateKeyForm } from "@/app/account/api-keys/create/create-key-form";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { readDraft } from "@/lib/api/key-draft";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

/** `draft` is what was typed before a step-up, as one word. */
export async function CreateKeyPage({ draft = "" }: { draft?: string }) {
  const session = await requireSession();
  await requireStepUp(session, "create-api-key", draft);
  const t = await getTranslations("apiKeys");
  return (
    <SignedInShell session={session} current="apiKeys">
      <PageHeader title={t("createTitle")} lead={t("createLead")} />
      <Card>
        <CreateKeyForm typed={readDraft(draft)} />
      </Card>
    </SignedInShell>
  );
}
