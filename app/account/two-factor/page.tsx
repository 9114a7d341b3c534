// Owns the page of second factors: authenticators, recovery codes, and turning off where that is allowed.
import { LifeBuoy } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CodesNotice } from "@/app/account/codes-notice";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { FactorCards } from "@/app/account/two-factor/factor-cards";
import { NoFactorYet } from "@/app/account/two-factor/no-factor-yet";
import { RegisteredNotice } from "@/app/account/two-factor/registered-notice";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import { PageHeader } from "@/components/ui/page-header";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/require-session";
import { twoFactorOverview } from "@/lib/two-factor/overview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("twoFactor"))("title") };
}

/** `added`: "yes" right after a channel was. */
type Query = Promise<{ added?: string }>;

export default async function TwoFactorPage({ searchParams }: { searchParams: Query }) {
  const session = await requireSession();
  const t = await getTranslations("twoFactor");
  const words = await getTranslations("addingChannels");
  const { added } = await searchParams;
  const overview = await twoFactorOverview(session, clock.now());
  if (!session.hasSecondFactor) return <NoFactorYet session={session} registered={overview.registered} />;
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader title={t("title")} lead={t("lead")} />
      {added === "yes" && <Alert tone="success" role="status" title={words("added")} />}
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
