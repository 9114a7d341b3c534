// Owns the signed-in home: what protects the account, and the one best thing to do next.
import { LifeBuoy, ShieldCheck, Smartphone } from "lucide-react";
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { CodesNotice } from "@/app/account/codes-notice";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import { PageHeader } from "@/components/ui/page-header";
import { clock } from "@/lib/platform/clock";
import { requireSession } from "@/lib/sign-in/require-session";
import { twoFactorOverview } from "@/lib/two-factor/overview";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const session = await requireSession();
  const t = await getTranslations("account");
  const format = await getFormatter();
  const overview = await twoFactorOverview(session, clock.now());
  const { authenticators, recoveryCodesLeft } = overview;
  return (
    <SignedInShell session={session} current="overview">
      <PageHeader title={t("title")} lead={t("lead", { email: session.email })} />
      {session.hasSecondFactor && <CodesNotice overview={overview} />}
      <Card heading={t("protection")}>
        <ul className="divide-y divide-line">
          <ListRow name={t("password")} icon={ShieldCheck} badge={<Badge tone="success">{t("on")}</Badge>} />
          <ListRow
            name={t("authenticators", { count: authenticators.length })}
            icon={Smartphone}
            badge={
              session.hasSecondFactor ? (
                <Badge tone="success">{t("on")}</Badge>
              ) : (
                <Badge tone="warning">{t("off")}</Badge>
              )
            }
            facts={authenticators.map(({ name }) => name)}
            actions={
              <LinkButton href="/account/two-factor">
                {session.hasSecondFactor ? t("manage") : t("protect")}
              </LinkButton>
            }
          />
          {session.hasSecondFactor && (
            <ListRow name={t("recoveryCodes", { count: recoveryCodesLeft })} icon={LifeBuoy} />
          )}
        </ul>
      </Card>
      <p className="text-ink-soft">
        {t("signedInSince", { time: format.dateTime(session.authenticatedAt, "moment") })}
      </p>
    </SignedInShell>
  );
}
