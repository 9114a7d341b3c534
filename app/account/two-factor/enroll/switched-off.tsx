// Owns what stands in the place of new second factors where the policy offers none.
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import type { LiveSession } from "@/lib/sign-in/sessions/session";

export async function SwitchedOffNotice() {
  const t = await getTranslations("policy");
  return (
    <>
      <Alert tone="info">{t("switchedOff")}</Alert>
      <div>
        <LinkButton href="/account">{t("toAccount")}</LinkButton>
      </div>
    </>
  );
}

export async function SwitchedOff({ session }: { session: LiveSession }) {
  const t = await getTranslations("policy");
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader title={t("switchedOffTitle")} />
      <SwitchedOffNotice />
    </SignedInShell>
  );
}
