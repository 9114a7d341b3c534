// Owns the page of second factors: authenticators, recovery codes, and turning off where that is allowed.
import { LifeBuoy, Smartphone } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CodesNotice } from "@/app/account/codes-notice";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { FactorCards } from "@/app/account/two-factor/factor-cards";
import { RegisteredNotice } from "@/app/account/two-factor/registered-notice";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import { PageHeader } from "@/components/ui/page-header";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/require-session";
import { twoFactorOverview } from "@/lib/two-factor/overview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("twoFactor"))("title") };
}

export default async function TwoFactorPage() {
  const session = await requireSession();
  const t = await getTranslations("twoFactor");
  const overview = await twoFactorOverview(session, clock.now());
  const policy = await getTranslations("policy");
  const isOff = session.secondFactorDue.state === "off";
  const add = !isOff && (
    <LinkButton href="/account/two-factor/enroll" variant="primary">
      {t("add")}
    </LinkButton>
  );
  if (!session.hasSecondFactor) {
    return (
      <SignedInShell session={session} current="twoFactor">
        <PageHeader title={t("title")} lead={t("lead")} />
        <EmptyState icon={Smartphone} title={t("emptyTitle")} action={add}>
          {isOff ? policy("switchedOff") : t("emptyText")}
        </EmptyState>
      </SignedInShell>
    );
  }
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader title={t("title")} lead={t("lead")} />
      <CodesNotice overview={overview} />
      {overview.registered && <RegisteredNotice hint={overview.registered} />}
      <FactorCards session={session} overview={overview} />
      <Card heading={t("recoveryCodes")} lead={t("recoveryCodesLead")}>
        <ul>
          <ListRow
            name={t("codesLeft", { count: overview.recoveryCodesLeft })}
            icon={LifeBuoy}
            actions={
              <LinkButton href="/account/two-factor/recovery-codes/replace">{t("replaceCodes")}</LinkButton>
            }
          />
        </ul>
      </Card>
      {overview.mayTurnOff && (
        <Card heading={t("turnOffHeading")} lead={t("turnOffLead")}>
          <LinkButton href="/account/two-factor/turn-off" variant="danger">
            {t("turnOff")}
          </LinkButton>
        </Card>
      )}
    </SignedInShell>
  );
}
