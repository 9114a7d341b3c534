// Owns the page of second factors: authenticators, recovery codes, and turning off where that is allowed.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CodesNotice } from "@/app/account/codes-notice";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { CodesCard } from "@/app/account/two-factor/codes-card";
import { FactorCards } from "@/app/account/two-factor/factor-cards";
import { OpenMoveNotice } from "@/app/account/two-factor/new-phone/open-move-notice";
import { NoFactorYet } from "@/app/account/two-factor/no-factor-yet";
import { RegisteredNotice } from "@/app/account/two-factor/registered-notice";
import { DoneNotice } from "@/app/done-notice";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { twoFactorOverview } from "@/lib/two-factor/overview/overview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("twoFactor"))("title") };
}

export default async function TwoFactorPage() {
  const session = await requireSession();
  const t = await getTranslations("twoFactor");
  const overview = await twoFactorOverview(session, clock.now());
  if (!session.hasSecondFactor) return <NoFactorYet session={session} registered={overview.registered} />;
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader title={t("title")} lead={t("lead")} />
      <DoneNotice page="/account/two-factor" />
      <CodesNotice overview={overview} />
      {overview.registered && <RegisteredNotice hint={overview.registered} />}
      <OpenMoveNotice authenticators={overview.authenticators} />
      <FactorCards session={session} overview={overview} />
      <CodesCard overview={overview} />
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
