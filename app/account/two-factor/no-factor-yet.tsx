// Owns the page of second factors while there is none: the ways to add the first one.
import { Smartphone } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { RegisteredNotice } from "@/app/account/two-factor/registered-notice";
import { DoneNotice } from "@/app/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { kindsToAdd } from "@/lib/channels/adding/may-add";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

interface NoFactorYetProps {
  session: LiveSession;
  /** Masked number that an administrator registered with Authy. */
  registered: string | null;
}

export async function NoFactorYet({ session, registered }: NoFactorYetProps) {
  const t = await getTranslations("twoFactor");
  const policy = await getTranslations("policy");
  const words = await getTranslations("addingChannels");
  const passkeys = await getTranslations("passkeys");
  const isOff = session.secondFactorDue.state === "off";
  const others = (await kindsToAdd(session)).length > 0;
  const add = !isOff && (
    <div className="flex flex-wrap justify-center gap-3">
      <LinkButton href="/account/two-factor/enroll" variant="primary">
        {t("add")}
      </LinkButton>
      <LinkButton href={actPath("add-passkey")}>{passkeys("add")}</LinkButton>
      {others && <LinkButton href="/account/two-factor/channels/add">{words("addAnother")}</LinkButton>}
    </div>
  );
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader title={t("title")} lead={t("lead")} />
      <DoneNotice page="/account/two-factor" />
      {registered && !isOff && <RegisteredNotice hint={registered} />}
      <EmptyState icon={Smartphone} title={t("emptyTitle")} action={add}>
        {isOff ? policy("switchedOff") : t("emptyText")}
      </EmptyState>
    </SignedInShell>
  );
}
